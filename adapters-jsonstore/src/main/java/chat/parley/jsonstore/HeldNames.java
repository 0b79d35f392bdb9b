package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether the names in the data folder still lead to the files that the store has open. A file
 * that was deleted or moved takes writes as before, and a lock that was deleted keeps nobody out.
 *
 * <p>Belongs to the writer's thread, on which alone a file of the store gives its name to another.
 */
final class HeldNames {
  private final Disk disk;
  private final Path lock;
  private final @Nullable Object lockIdentity;
  private final Map<JournalFile, Seen> seen = new HashMap<>();

  /** What had the name when {@code file} was open. */
  private record Seen(OpenFile file, @Nullable Object identity) {}

  /** {@code lock} and all {@code files} have just been opened. */
  HeldNames(Disk disk, Path lock, Collection<JournalFile> files) throws IOException {
    this.disk = disk;
    this.lock = lock;
    lockIdentity = disk.identity(lock);
    for (JournalFile file : files) {
      seen.put(file, see(file));
    }
  }

  /** Fails if another Parley may be in the folder; quick enough to be asked before each write. */
  void checkLock() throws IOException {
    check(lock, lockIdentity);
  }

  void check() throws IOException {
    checkLock();
    for (Map.Entry<JournalFile, Seen> each : seen.entrySet()) {
      JournalFile file = each.getKey();
      if (each.getValue().file() != file.file()) {
        each.setValue(see(file));
      }
      check(file.path(), each.getValue().identity());
    }
  }

  private Seen see(JournalFile file) throws IOException {
    return new Seen(file.file(), disk.identity(file.path()));
  }

  private void check(Path path, @Nullable Object before) throws IOException {
    Object now = disk.identity(path);
    if (!Objects.equals(now, before)) {
      throw new FolderLost(
          path
              + (now == null ? " is gone" : " is another file now")
              + ", though this server has it open: somebody deleted, moved or replaced it. Stop the"
              + " server, put the data folder back as it was or restore a backup (command restore),"
              + " and start again.");
    }
  }
}
