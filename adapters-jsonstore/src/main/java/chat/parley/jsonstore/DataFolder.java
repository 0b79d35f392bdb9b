package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a data folder has beside the store's files: the right to use it, and a sign of danger. */
public final class DataFolder {
  private static final String LOCK = "parley.lock";

  /** There while the files of two stores lie side by side, which must not be opened as one. */
  private static final String RESTORING = "restore.unfinished";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DataFolder() {}

  /**
   * Where nothing is yet; a clock that stands still or goes back may come to the same name again.
   */
  public static Path freeName(Disk disk, Path folder, String name) throws IOException {
    Path free = folder.resolve(name);
    for (int again = 2; disk.exists(free); again++) {
      free = folder.resolve(name + "-" + again);
    }
    return free;
  }

  /** A time in UTC as it is part of names: in the order of names is the order of times. */
  public static String timestamp(Instant time) {
    return TIME.format(time);
  }

  /**
   * Makes the folder where there is none, and keeps every other Parley out of it until the result
   * is closed.
   *
   * @throws CannotOpenStore if another one is in it
   */
  public static Closeable lock(Disk disk, Path folder) throws IOException {
    disk.createFolders(folder);
    Closeable lock = disk.lock(lockFile(folder));
    if (lock == null) {
      throw new CannotOpenStore(
          "The data folder "
              + folder
              + " is in use by another Parley. Stop it first, or choose another folder"
              + " (parley.data).",
          null);
    }
    return lock;
  }

  /** Which file it is whose lock keeps others out. */
  public static Path lockFile(Path folder) {
    return folder.resolve(LOCK);
  }

  /**
   * Adds the files that a folder of an older version of the format does not have yet; nobody else
   * uses it.
   */
  public static void complete(Disk disk, Path folder) throws IOException {
    new Opening(disk, folder).prepare();
  }

  /** Where files wait that are to take their places; while it is there, no store opens. */
  public static Path restoring(Path folder) {
    return folder.resolve(RESTORING);
  }

  static void checkNotRestoring(Disk disk, Path folder) throws IOException {
    if (disk.exists(restoring(folder))) {
      throw new CannotOpenStore(
          "The files in "
              + folder
              + " were being replaced, and that did not come to its end. Run the command again that"
              + " did it (restore, salvage or import-python).",
          null);
    }
  }
}
