package chat.parley.jsonstore.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The disk of the machine for one who only looks: no file can be changed, new ones stay in memory,
 * and deleting what is left over is left to others. So any number may look at once, also where they
 * have no right to write.
 */
public final class ReadOnlyDisk implements Disk {
  private final RealDisk disk = new RealDisk();
  private final Map<Path, MemoryFile> made = new HashMap<>();

  @Override
  public DiskFile open(Path file) throws IOException {
    MemoryFile inMemory = made.get(file);
    if (inMemory != null) {
      return inMemory;
    }
    return new ReadOnlyFile(new RandomAccessFile(file.toFile(), "r"));
  }

  @Override
  public DiskFile create(Path file) {
    MemoryFile inMemory = new MemoryFile();
    made.put(file, inMemory);
    return inMemory;
  }

  @Override
  public boolean exists(Path file) {
    return made.containsKey(file) || disk.exists(file);
  }

  @Override
  public @Nullable Object identity(Path file) throws IOException {
    return disk.identity(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    MemoryFile inMemory = made.remove(from);
    if (inMemory == null) {
      throw refused();
    }
    made.put(to, inMemory);
  }

  /** On the disk it stays. */
  @Override
  public void delete(Path file) {
    made.remove(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
    }
  }

  @Override
  public void syncFolder(Path folder) {
    // Nothing was changed.
  }

  /** Plenty: how full a disk is does not matter to a reader. */
  @Override
  public Space space(Path folder) {
    return new Space(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Leaves the file as it is; where there is none, or none that may be locked, nobody is in. */
  @Override
  public @Nullable Closeable lock(Path file) throws IOException {
    if (!Files.isWritable(file)) {
      return () -> {};
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // This very process has it.
    }
    channel.close();
    return null;
  }

  @Override
  public Disk readOnly() {
    return new ReadOnlyDisk();
  }

  /** A file that nobody else sees. */
  private static final class MemoryFile implements DiskFile {
    private byte[] bytes = {};

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
      int end = Math.toIntExact(position + some.remaining());
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length, end));
      some.get(bytes, (int) position, some.remaining());
    }

    @Override
    public void truncate(long size) {
      bytes = Arrays.copyOf(bytes, (int) size);
    }

    @Override
    public void force(boolean metadata) {
      // Is never durable.
    }

    @Override
    public void close() {
      // Can be opened again.
    }
  }

  private static IOException refused() {
    return new IOException("opened for reading only");
  }

  private record ReadOnlyFile(RandomAccessFile file) implements DiskFile {
    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public int read(byte[] into, int from, int length, long position) throws IOException {
      synchronized (file) {
        file.seek(position);
        return file.read(into, from, length);
      }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      throw refused();
    }

    @Override
    public void truncate(long size) throws IOException {
      throw refused();
    }

    @Override
    public void force(boolean metadata) {
      // Nothing was written.
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
