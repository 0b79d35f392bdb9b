package chat.parley.jsonstore.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file system, as far as the store uses it.
 *
 * <p>What a file holds is durable after {@link DiskFile#force}; that a file exists, and under which
 * name, after {@link #syncFolder}.
 */
public interface Disk {

  /** Opens a file that exists. */
  DiskFile open(Path file) throws IOException;

  /** Makes an empty file, in place of the one that may be there. */
  DiskFile create(Path file) throws IOException;

  boolean exists(Path file) throws IOException;

  /**
   * What tells the file of this name from every other that exists, whatever name that has; null if
   * there is none.
   */
  @Nullable Object identity(Path file) throws IOException;

  /** Gives a file another name in one step, in place of the file that may have had it. */
  void rename(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** The files of a folder, in no order. */
  List<Path> list(Path folder) throws IOException;

  /** Makes a folder where there is none yet; the one that it is in is there. */
  void createFolder(Path folder) throws IOException;

  /** Makes a folder where there is none yet, and all above it, and makes that durable. */
  default void createFolders(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().getParent();
    if (above != null && !exists(folder)) {
      createFolders(above);
      createFolder(folder);
      syncFolder(above);
    } else if (above != null) {
      try {
        // Whoever made it may have been killed before this.
        syncFolder(above);
      } catch (AccessDeniedException _) {
        // Then it was made by somebody else.
      }
    }
  }

  /** Makes durable which files a folder has. */
  void syncFolder(Path folder) throws IOException;

  /** How much this process may still write in a folder, and how much fits on its volume in all. */
  Space space(Path folder) throws IOException;

  /**
   * Locks a file against every other process until the result is closed or this process ends; null
   * if another has it.
   */
  @Nullable Closeable lock(Path file) throws IOException;

  /** The same disk for one who only looks, see {@link ReadOnlyDisk}. */
  Disk readOnly();

  /** In bytes. */
  record Space(long free, long total) {}
}
