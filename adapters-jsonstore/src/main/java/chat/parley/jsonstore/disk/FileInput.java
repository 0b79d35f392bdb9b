package chat.parley.jsonstore.disk;

import java.io.IOException;
import java.io.InputStream;

/** Reads a file to its end. */
public final class FileInput extends InputStream {
  private final DiskFile file;
  private long position;

  /** From the beginning. */
  public FileInput(DiskFile file) {
    this(file, 0);
  }

  public FileInput(DiskFile file, long position) {
    this.file = file;
    this.position = position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = file.read(into, from, length, position);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
