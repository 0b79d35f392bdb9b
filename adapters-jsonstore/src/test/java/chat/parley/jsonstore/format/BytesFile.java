package chat.parley.jsonstore.format;

import chat.parley.jsonstore.disk.DiskFile;
import java.nio.ByteBuffer;

/** A file that can only be read. */
final class BytesFile implements DiskFile {
  private final byte[] bytes;

  BytesFile(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(byte[] into, int from, int length, long position) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - position);
    System.arraycopy(bytes, (int) position, into, from, count);
    return count;
  }

  @Override
  public void write(ByteBuffer some, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void force(boolean metadata) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
