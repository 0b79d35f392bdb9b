package chat.parley.jsonstore.disk;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The disk of the machine. */
public final class RealDisk implements Disk {

  @Override
  public DiskFile open(Path file) throws IOException {
    return new RealFile(file, Set.of(StandardOpenOption.WRITE));
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return new RealFile(
        file,
        Set.of(
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING),
        ownersOnly(file, "rw-------"));
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  /** Where files have no number of their own (Windows), when it was made has to do. */
  @Override
  public @Nullable Object identity(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.fileKey() == null ? found.creationTime() : found.fileKey();
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, ownersOnly(folder, "rwx------"));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Space space(Path folder) throws IOException {
    // Asked before each write where space is scarce: a FileStore would read a table of mounts.
    File asked = folder.toFile();
    Space space = new Space(asked.getUsableSpace(), asked.getTotalSpace());
    if (space.total() == 0) {
      throw new IOException("can't tell how much space is free in " + folder);
    }
    return space;
  }

  @Override
  public @Nullable Closeable lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(ownPid()));
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

  /** Hashes of passwords are nobody else's business, where the file system can say so. */
  private static FileAttribute<?>[] ownersOnly(Path file, String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** For whoever wonders which process has the lock. */
  private static byte[] ownPid() {
    return (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
