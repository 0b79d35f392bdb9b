package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.DataFolder;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.format.StoreFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Exchanges the files in a data folder for others, and keeps the old ones in a folder beside.
 *
 * <p>From the first file that goes to the last one that comes, {@link DataFolder#restoring} keeps
 * every store from opening on some of each. What is cut short meanwhile can be finished later: a
 * new file that has not come yet still lies there.
 *
 * <p>The folder is locked until this is closed, and left as it was found if nothing was exchanged.
 */
public final class Exchange implements Closeable {
  private static final String COMING = "new";

  private final Disk disk;
  private final Path folder;
  private final InstantSource clock;
  private final Path staging;
  private final Path restoring;
  private final List<Path> made = new ArrayList<>();
  private final Closeable lock;

  /**
   * Makes the folder where there is none.
   *
   * @throws CannotOpenStore if another Parley is in it
   */
  public Exchange(Disk disk, Path folder, InstantSource clock) throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.clock = clock;
    staging = folder.resolve("restore.staging");
    restoring = DataFolder.restoring(folder);
    Path missing = DataFolder.lockFile(folder).toAbsolutePath();
    while (missing != null && !disk.exists(missing)) {
      made.add(missing);
      missing = missing.getParent();
    }
    lock = DataFolder.lock(disk, folder);
  }

  /** An empty folder for the new files, on the same volume. */
  public Path prepare() throws IOException {
    discard();
    Path coming = staging.resolve(COMING);
    disk.createFolders(coming);
    return coming;
  }

  /** Gives up what was prepared, if that was not exchanged. */
  @Override
  public void close() throws IOException {
    try (lock) {
      discard();
      for (Path path : made) {
        if (disk.exists(path)) {
          disk.delete(path);
        }
      }
    }
  }

  private void discard() throws IOException {
    Path coming = staging.resolve(COMING);
    if (disk.exists(coming)) {
      for (Path file : disk.list(coming)) {
        disk.delete(file);
      }
      disk.delete(coming);
    }
    if (disk.exists(staging)) {
      disk.delete(staging);
    }
  }

  /** Lets the prepared files take their places; all of them are there, and durable. */
  public Optional<Path> commit() throws IOException {
    Path coming = staging.resolve(COMING);
    List<Path> files = Stream.of(StoreFile.values()).map(which -> which.in(coming)).toList();
    for (Path file : disk.list(coming)) {
      if (!files.contains(file)) {
        disk.delete(file);
      }
    }
    disk.syncFolder(coming);
    disk.rename(staging, restoring);
    made.clear();
    return finish();
  }

  /** Finishes what was cut short, if anything was; returns where the old files are. */
  public Optional<Path> finish() throws IOException {
    if (!disk.exists(restoring)) {
      return Optional.empty();
    }
    // Also of one who was killed before this: nothing goes while no store is kept out for certain.
    disk.syncFolder(folder);
    Path coming = restoring.resolve(COMING);
    setOldAside(coming);
    for (StoreFile which : StoreFile.values()) {
      if (disk.exists(which.in(coming))) {
        disk.rename(which.in(coming), which.in(folder));
      }
    }
    disk.syncFolder(folder);
    if (disk.exists(coming)) {
      disk.delete(coming);
    }
    return end();
  }

  /**
   * All of them, durably, before a new one may come; never a new one that has come already. Whether
   * an old one also still has its old name does not matter: the new one takes it.
   */
  private void setOldAside(Path coming) throws IOException {
    for (StoreFile which : StoreFile.values()) {
      Path old = which.in(folder);
      Path aside = which.in(restoring);
      if (disk.exists(which.in(coming)) && disk.exists(old) && !disk.exists(aside)) {
        disk.rename(old, aside);
      }
    }
    disk.syncFolder(restoring);
  }

  private Optional<Path> end() throws IOException {
    boolean hasOld = !disk.list(restoring).isEmpty();
    Path aside =
        DataFolder.freeName(disk, folder, "replaced-" + DataFolder.timestamp(clock.instant()));
    if (hasOld) {
      disk.rename(restoring, aside);
    } else {
      disk.delete(restoring);
    }
    disk.syncFolder(folder);
    return hasOld ? Optional.of(aside) : Optional.empty();
  }
}
