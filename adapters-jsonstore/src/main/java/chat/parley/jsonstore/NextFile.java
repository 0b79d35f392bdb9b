package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineReader;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The shorter version of a file, while it is written beside it: what survived under new numbers, a
 * line that says where the old numbers go on, and from there on the old lines as they are.
 */
final class NextFile {
  private static final int STEP = 1 << 20;

  private final DiskFile disk;
  private final LineWriter lines = new LineWriter();
  private long written;
  private long lastN = 1;
  private long records;

  NextFile(DiskFile disk, StoreFile which) {
    this.disk = disk;
    Header.write(lines, which, Instant.now());
  }

  /** Begins a line, to be completed and then added by {@link #append}. */
  LineWriter line(String kind) {
    return lines.begin(',', lastN + 1).text(Line.KIND, kind);
  }

  /** The same record under the next number; returns its place. */
  long copy(LineReader line) throws IOException {
    int start = Line.kindFrom(line.bytes(), line.from());
    lines.begin(',', lastN + 1).raw(line.bytes(), start, line.to() - Line.SUFFIX_BYTES - start);
    return append();
  }

  /** Adds the line that was begun last, and returns its place. */
  long append() throws IOException {
    long offset = size();
    int length = lines.end();
    lastN++;
    records++;
    if (lines.length() >= STEP) {
      flush();
    }
    return Place.of(offset, length);
  }

  /** How many records have survived. */
  long records() {
    return records;
  }

  /** In bytes. */
  long size() {
    return written + lines.length();
  }

  /** From here on it is a copy of the old file: its records from {@code next} on follow. */
  void goOnAt(long next) throws IOException {
    lines.begin(',', lastN + 1).text(Line.KIND, Line.COMPACTED).number(Line.NEXT, next).end();
    flush();
  }

  /** Copies the old file between two of its offsets. */
  void copy(OpenFile old, long from, long to) throws IOException {
    byte[] step = new byte[(int) Math.min(STEP, to - from)];
    for (long position = from; position < to; ) {
      int wanted = (int) Math.min(step.length, to - position);
      int count = old.disk().read(step, 0, wanted, old.physical(position));
      if (count < 0) {
        throw new IOException("the file ends before offset " + to);
      }
      disk.write(ByteBuffer.wrap(step, 0, count), written);
      written += count;
      position += count;
    }
  }

  /** Ends the file, and makes it durable. */
  void close(long oldLastN) throws IOException {
    disk.write(ByteBuffer.wrap(Line.syncedClosing(oldLastN)), written);
    disk.force(true);
  }

  void force() throws IOException {
    disk.force(true);
  }

  DiskFile disk() {
    return disk;
  }

  private void flush() throws IOException {
    disk.write(ByteBuffer.wrap(lines.bytes(), 0, lines.length()), written);
    written += lines.length();
    lines.clear(2 * STEP);
  }
}
