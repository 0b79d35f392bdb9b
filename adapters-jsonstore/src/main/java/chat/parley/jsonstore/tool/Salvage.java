package chat.parley.jsonstore.tool;

import chat.parley.domain.random.Secrets;
import chat.parley.jsonstore.DataFolder;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.disk.ReadOnlyDisk;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes a store of what is good in a damaged one: every record whose checksum is right, in the
 * order in which they were written, under new numbers. The damaged folder stays as it is.
 *
 * <p>What the lost records said is lost: a member who had left may be back, a session that had
 * ended too. All that is left out or made up is told.
 */
public final class Salvage {
  private final Disk disk;
  private final Secrets secrets;
  private final Instant now;
  private final Progress progress;
  private final Consumer<String> notes;

  /** {@code notes} is told, for people, what was damaged, left out and made up. */
  public Salvage(
      Disk disk, Secrets secrets, Instant now, Progress progress, Consumer<String> notes) {
    this.disk = disk;
    this.secrets = secrets;
    this.now = now;
    this.progress = progress;
    this.notes = notes;
  }

  /** Makes the files in an empty folder; returns how many records each has. */
  public Map<StoreFile, Long> run(Path damaged, Path into) throws IOException {
    ReadOnlyDisk source = new ReadOnlyDisk();
    DataFolder.lock(source, damaged).close();
    if (Stream.of(StoreFile.values()).noneMatch(which -> source.exists(which.in(damaged)))) {
      throw new CannotProceed(damaged + " holds no file of a store.");
    }
    GroupSalvage groups = new GroupSalvage(secrets, now, notes);
    Map<StoreFile, Long> records = new EnumMap<>(StoreFile.class);
    long version = Header.versionOf(source, damaged);
    for (StoreFile which : StoreFile.values()) {
      try (SalvagedFile to = new SalvagedFile(disk, which, into, now)) {
        Path path = which.in(damaged);
        if (source.exists(path)) {
          copy(source, path, which, groups, to);
        } else if (which.belongsTo(version)) {
          notes.accept(Finding.of(path, "the file is missing").toString());
        }
        records.put(which, to.records());
      }
    }
    try (JsonStore store = JsonStore.open(into, JsonStoreSettings.DEFAULT, _ -> {}, disk)) {
      groups.giveOwners(store.groups());
    }
    return records;
  }

  private void copy(Disk source, Path path, StoreFile which, GroupSalvage groups, SalvagedFile to)
      throws IOException {
    try (DiskFile file = source.open(path)) {
      IntactLines lines =
          new IntactLines(
              file, which, progress, damage -> notes.accept(Finding.at(path, damage).toString()));
      switch (which) {
        case USERS, SESSIONS, READS, LOCKOUTS -> lines.read(to::copy);
        case GROUPS -> groups.write(lines, to);
        case MESSAGES -> new MessageSalvage(notes).write(lines, to);
      }
    }
  }
}
