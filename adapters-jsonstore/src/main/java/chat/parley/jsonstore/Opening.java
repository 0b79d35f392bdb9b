package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.disk.FileInput;
import chat.parley.jsonstore.disk.FileOutput;
import chat.parley.jsonstore.format.Ending;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineReader;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.NewerFormat;
import chat.parley.jsonstore.format.Scan;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens the files of a data folder, which nobody else uses: makes those of a new one, cuts off what
 * an unfinished write left, and refuses what is damaged, newer, or half there.
 */
final class Opening {
  private static final Logger LOG = System.getLogger(Opening.class.getName());

  /** Behind the name of a file that is being made or rewritten. */
  private static final String UNFINISHED = ".new";

  private final Disk disk;
  private final Path folder;

  Opening(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** What a file is called until it can take the name {@code path}. */
  static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + UNFINISHED);
  }

  /**
   * Removes what a crash left half made, and makes the files that a folder lacks because it is new,
   * or of an older version of the format.
   */
  void prepare() throws IOException {
    DataFolder.checkNotRestoring(disk, folder);
    removeLeftovers();
    long version = Header.versionOf(disk, folder);
    List<StoreFile> missing = new ArrayList<>();
    List<StoreFile> inUse = new ArrayList<>();
    for (StoreFile which : StoreFile.values()) {
      if (!disk.exists(which.in(folder))) {
        missing.add(which);
      } else if (hasRecords(which)) {
        inUse.add(which);
      }
    }
    Optional<StoreFile> lost =
        missing.stream().filter(which -> which.belongsTo(version)).findFirst();
    if (lost.isPresent() && !inUse.isEmpty()) {
      throw new CannotOpenStore(
          lost.get().in(folder)
              + " is missing, but "
              + inUse.getFirst().fileName()
              + " holds records. Put the file back, or restore a backup (command restore). If these"
              + " are the files of the Python server, start with a new folder (parley.data), and"
              + " take them over first (command import-python).",
          null);
    }
    if (missing.size() == StoreFile.values().length) {
      Remains.checkNone(disk, folder);
    }
    for (StoreFile which : missing) {
      create(which);
    }
    // Also for whoever gave a file its name and was killed before this.
    disk.syncFolder(folder);
    if (version < Header.VERSION) {
      raiseVersion();
    }
  }

  /** Reads a file, giving each record to {@code records}, and cuts off a torn tail. */
  JournalFile open(StoreFile which, String unwanted, Scan.Records records) throws IOException {
    Path path = which.in(folder);
    DiskFile file = disk.open(path);
    try {
      Scan.Result found = Scan.of(file, which, unwanted, records);
      switch (found.ending()) {
        case Ending.Clean() -> {}
        case Ending.Torn(long bytes) -> cut(path, file, found, bytes);
        case Ending.Damaged(var damage) ->
            throw new CannotOpenStore(
                path
                    + ", line "
                    + damage.line()
                    + ", byte "
                    + damage.offset()
                    + ": "
                    + damage.what()
                    + ". Nothing was changed. Ways out: restore a backup (command restore), keep what"
                    + " can be read (command salvage), or see all that is wrong (command verify).",
                null);
      }
      // What is read may be acknowledged again, so it has to be durable, whoever wrote it.
      file.force(true);
      JournalFile.Reach reach = new JournalFile.Reach(found.lastN(), found.end(), found.records());
      return new JournalFile(which, path, new OpenFile(file, 0), reach);
    } catch (NewerFormat e) {
      file.close();
      throw new CannotOpenStore(String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void removeLeftovers() throws IOException {
    for (Path file : disk.list(folder)) {
      String name = String.valueOf(file.getFileName());
      boolean unfinished =
          Stream.of(StoreFile.values())
              .anyMatch(which -> file.equals(unfinished(which.in(folder))));
      if (unfinished || name.equals(Volume.PROBE)) {
        disk.delete(file);
      }
    }
  }

  /** Whether there is more in a file than its first line and the last. */
  private boolean hasRecords(StoreFile which) throws IOException {
    try (DiskFile file = disk.open(which.in(folder))) {
      return file.size() > fresh(which).length;
    }
  }

  /** Under its name it is there as a whole, or not at all. */
  private void create(StoreFile which) throws IOException {
    Path path = which.in(folder);
    Path unfinished = unfinished(path);
    try (DiskFile file = disk.create(unfinished)) {
      file.write(ByteBuffer.wrap(fresh(which)), 0);
      file.force(true);
    }
    disk.rename(unfinished, path);
  }

  /** From now on the folder is refused if a file is missing that its old version did not have. */
  private void raiseVersion() throws IOException {
    Path path = StoreFile.USERS.in(folder);
    Path unfinished = unfinished(path);
    try (DiskFile old = disk.open(path);
        OutputStream next = new FileOutput(disk.create(unfinished))) {
      LineReader header = new LineReader(old, 0, old.size());
      header.next();
      LineWriter lines = new LineWriter();
      Header.write(lines, StoreFile.USERS, Instant.now());
      next.write(lines.bytes(), 0, lines.length());
      new FileInput(old, header.length()).transferTo(next);
    }
    disk.rename(unfinished, path);
    disk.syncFolder(folder);
  }

  private static byte[] fresh(StoreFile which) {
    LineWriter lines = new LineWriter();
    Header.write(lines, which, Instant.now());
    lines.close(2, true);
    return lines.copy(0, lines.length());
  }

  private void cut(Path path, DiskFile file, Scan.Result found, long bytes) throws IOException {
    Path aside =
        path.resolveSibling(path.getFileName() + ".torn-" + DataFolder.timestamp(Instant.now()));
    try (OutputStream copy = new FileOutput(disk.create(aside))) {
      new FileInput(file, found.end()).transferTo(copy);
    }
    disk.syncFolder(folder);
    byte[] closing = Line.syncedClosing(found.lastN());
    file.write(ByteBuffer.wrap(closing), found.end());
    file.truncate(found.end() + closing.length);
    LOG.log(
        Level.WARNING,
        path
            + " ended in "
            + bytes
            + " bytes of a write that was cut short. They were never"
            + " acknowledged; they are now in "
            + aside.getFileName());
  }
}
