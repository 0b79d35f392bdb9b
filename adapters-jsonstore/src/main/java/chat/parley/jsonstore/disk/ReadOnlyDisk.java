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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disk of the machine for one who only looks: nothing can be written, and deleting what is left
 * over is left to others. So any number may look at once, also where they have no right to write.
 */
public final class ReadOnlyDisk implements Disk {
  private final RealDisk disk = new RealDisk();

  @Override
  public DiskFile open(Path file) throws IOException {
    return new ReadOnlyFile(new RandomAccessFile(file.toFile(), "r"));
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    throw refused();
  }

  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    throw refused();
  }

  @Override
  public void delete(Path file) {
    // Stays.
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
