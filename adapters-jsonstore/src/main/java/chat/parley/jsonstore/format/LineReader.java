package chat.parley.jsonstore.format;

import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a file into lines, reading it in large steps. What is too long to be a line comes in several
 * pieces of which only the last is {@link #terminated()}.
 */
public final class LineReader {
  private static final int STEP = 1 << 20;

  private final DiskFile file;
  private final long limit;
  private byte[] buffer;
  private int from;
  private int to;
  private int filled;
  private long bufferAt;

  /** Reads from {@code start} up to {@code limit}, both offsets in the file. */
  public LineReader(DiskFile file, long start, long limit) {
    this.file = file;
    this.limit = limit;
    bufferAt = start;
    buffer = new byte[(int) Math.min(STEP, Math.max(0, limit - start))];
  }

  /** Goes to the next line; false at the end. */
  public boolean next() throws IOException {
    from = to;
    int searched = from;
    while (true) {
      for (int i = searched; i < filled; i++) {
        if (buffer[i] == '\n') {
          to = i + 1;
          return true;
        }
      }
      int unread = filled - from;
      if (unread > Line.MAX_BYTES || !fill()) {
        to = filled;
        return unread > 0;
      }
      searched = from + unread;
    }
  }

  /** Where the line is: in this array, from {@link #from()} up to {@link #to()}, until the next. */
  public byte[] bytes() {
    return buffer;
  }

  public int from() {
    return from;
  }

  /** Behind the line break, if the line has one. */
  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** Of the line's first byte in the file. */
  public long offset() {
    return bufferAt + from;
  }

  public boolean terminated() {
    return to > from && buffer[to - 1] == '\n';
  }

  public boolean is(byte[] expected) {
    return Arrays.equals(buffer, from, to, expected, 0, expected.length);
  }

  private boolean fill() throws IOException {
    int unread = filled - from;
    long position = bufferAt + filled;
    int wanted = (int) Math.min(STEP, limit - position);
    if (wanted <= 0) {
      return false;
    }
    byte[] next = unread + wanted > buffer.length ? new byte[unread + STEP] : buffer;
    System.arraycopy(buffer, from, next, 0, unread);
    buffer = next;
    bufferAt += from;
    from = 0;
    filled = unread;
    int count = file.read(buffer, filled, wanted, position);
    filled += Math.max(0, count);
    return count > 0;
  }
}
