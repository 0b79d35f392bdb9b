package chat.parley.jsonstore.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * A file of the machine. It is read through a handle of its own that is no channel: the interrupt
 * of one reading thread would close a channel under all the others, and under the writer.
 */
final class RealFile implements DiskFile {
  /** The JDK copies each write into a native buffer of its size, and keeps that buffer. */
  private static final int MAX_WRITE = 8 << 20;

  private final FileChannel writing;
  private final RandomAccessFile reading;

  RealFile(Path file, Set<OpenOption> options, FileAttribute<?>... attributes) throws IOException {
    writing = FileChannel.open(file, options, attributes);
    try {
      reading = new RandomAccessFile(file.toFile(), "r");
    } catch (IOException e) {
      writing.close();
      throw e;
    }
  }

  @Override
  public long size() throws IOException {
    return writing.size();
  }

  @Override
  public int read(byte[] into, int from, int length, long position) throws IOException {
    synchronized (reading) {
      reading.seek(position);
      return reading.read(into, from, length);
    }
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      int count = Math.min(bytes.remaining(), MAX_WRITE);
      int written = writing.write(bytes.slice(bytes.position(), count), at);
      bytes.position(bytes.position() + written);
      at += written;
    }
  }

  @Override
  public void truncate(long size) throws IOException {
    writing.truncate(size);
  }

  @Override
  public void force(boolean metadata) throws IOException {
    writing.force(metadata);
  }

  @Override
  public void close() throws IOException {
    try (reading) {
      writing.close();
    }
  }
}
