package chat.parley.jsonstore.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. Reading is safe from any thread; everything else is one thread's business. */
public interface DiskFile extends Closeable {

  long size() throws IOException;

  /**
   * Reads up to {@code length} bytes; returns how many, -1 at the end. Interrupts do not harm it.
   */
  int read(byte[] into, int from, int length, long position) throws IOException;

  /** Writes all that remains in {@code bytes}; beyond the end it makes the file longer. */
  void write(ByteBuffer bytes, long position) throws IOException;

  void truncate(long size) throws IOException;

  /** Makes what was written durable, with {@code metadata} also what is not needed to read it. */
  void force(boolean metadata) throws IOException;
}
