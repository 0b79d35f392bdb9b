package chat.parley.jsonstore.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes a new file from its beginning; closing it makes the file durable. */
public final class FileOutput extends OutputStream {
  private final DiskFile file;
  private long position;

  public FileOutput(DiskFile file) {
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    file.write(ByteBuffer.wrap(bytes, from, length), position);
    position += length;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      file.force(true);
    }
  }
}
