package chat.parley.jsonstore.backup;

import chat.parley.jsonstore.DataFolder;
import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.FileOutput;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.FileCheck;
import chat.parley.jsonstore.tool.Finding;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The backups of one store, each in a folder named after the time at which it was made.
 *
 * <p>Under such a name a backup is there as a whole and on the disk, or it is not there. It counts
 * as verified once it was read back and found to be what the store had.
 */
public final class Backups {
  private static final Logger LOG = System.getLogger(Backups.class.getName());

  /** Behind the name of one that is being made or taken away. */
  private static final String UNFINISHED = ".unfinished";

  /** On a small volume its twentieth stays free, as it does for the store. */
  private static final int LEAST_SHARE = 20;

  private final Disk disk;
  private final Path root;
  private final Retention retention;
  private final long minFree;
  private final InstantSource clock;

  /**
   * @param root the folder of all backups; made where there is none
   * @param minFree so many bytes stay free on its volume, or no backup is made
   */
  public Backups(Disk disk, Path root, Retention retention, long minFree, InstantSource clock) {
    this.disk = disk;
    this.root = root;
    this.retention = retention;
    this.minFree = minFree;
    this.clock = clock;
  }

  /** Makes a backup, verifies it, and then takes away those that are superfluous. */
  public synchronized Backup make(Snapshot snapshot, Progress progress) throws IOException {
    createRoot();
    List<Backup> before = list();
    removeUnfinished();
    checkSpace(snapshot);
    long sequence = before.isEmpty() ? 1 : before.getLast().sequence() + 1;
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Path folder = DataFolder.freeName(disk, root, DataFolder.timestamp(now));
    Manifest manifest = write(snapshot, sequence, now, folder, progress);
    verify(folder, manifest, progress);
    Backup made = new Backup(folder, sequence, now, true);
    thinOut();
    return made;
  }

  /**
   * All finished ones in the order in which they were made. Those whose manifest is bad are not.
   */
  public List<Backup> list() throws IOException {
    List<Backup> backups = new ArrayList<>();
    if (disk.exists(root)) {
      for (Path folder : disk.list(root)) {
        BackupFolder backup = new BackupFolder(disk, folder);
        if (!isUnfinished(folder) && backup.hasManifest()) {
          read(folder, backup).ifPresent(backups::add);
        }
      }
    }
    backups.sort(Comparator.comparingLong(Backup::sequence));
    return backups;
  }

  public Optional<Backup> newestVerified() throws IOException {
    return list().reversed().stream().filter(Backup::verified).findFirst();
  }

  private static Optional<Backup> read(Path folder, BackupFolder backup) throws IOException {
    try {
      Manifest manifest = backup.manifest();
      return Optional.of(
          new Backup(folder, manifest.sequence(), manifest.madeAt(), backup.isMarked(manifest)));
    } catch (CannotProceed e) {
      LOG.log(Level.WARNING, "the backup " + folder + " is damaged: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Not what is above it: that is a data folder that was deleted, or a volume not mounted. */
  private void createRoot() throws IOException {
    Path above = root.toAbsolutePath().getParent();
    if (above != null && !disk.exists(above)) {
      throw new CannotProceed(above + " is not there, in which the folder of all backups belongs");
    }
    disk.createFolders(root);
  }

  private void checkSpace(Snapshot snapshot) throws IOException {
    long needed = snapshot.extents().stream().mapToLong(Snapshot.Extent::size).sum();
    Disk.Space space = disk.space(root);
    long reserve = Math.min(minFree, space.total() / LEAST_SHARE);
    if (space.free() - needed < reserve) {
      throw new CannotProceed(
          "a backup needs "
              + needed
              + " bytes, but only "
              + space.free()
              + " are free in "
              + root
              + ", and "
              + reserve
              + " must stay free");
    }
  }

  private Manifest write(
      Snapshot snapshot, long sequence, Instant now, Path folder, Progress progress)
      throws IOException {
    Path unfinished = unfinished(folder);
    disk.createFolder(unfinished);
    try {
      List<Manifest.Content> files = new ArrayList<>();
      for (Snapshot.Extent extent : snapshot.extents()) {
        files.add(copy(extent, unfinished, progress));
      }
      Manifest manifest = new Manifest(sequence, now, files);
      BackupFolder backup = new BackupFolder(disk, unfinished);
      backup.write(backup.manifestFile(), manifest.encode());
      disk.syncFolder(unfinished);
      disk.rename(unfinished, folder);
      disk.syncFolder(root);
      return manifest;
    } catch (IOException e) {
      removeUnfinished();
      throw e;
    }
  }

  private Manifest.Content copy(Snapshot.Extent extent, Path folder, Progress progress)
      throws IOException {
    Path file = extent.which().in(folder);
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new FileOutput(disk.create(file))) {
      extent.copyTo(new DigestOutputStream(out, digest));
    }
    String sha256 = Sha256.of(digest);
    FileCheck.Result written = new FileCheck(disk, progress).check(file, extent.which());
    if (!written.findings().isEmpty()) {
      boolean asRead =
          new BackupFolder(disk, folder)
              .copy(file, OutputStream.nullOutputStream(), progress)
              .equals(sha256);
      Finding damage = written.findings().getFirst();
      throw new CannotProceed(
          asRead ? damage.in(extent.path()).toString() : "the copy is damaged: " + damage);
    }
    return new Manifest.Content(
        extent.which(), extent.size(), extent.records(), written.firstN(), extent.lastN(), sha256);
  }

  /** One that is not what was written is no backup, and takes the space of one. */
  private void verify(Path folder, Manifest manifest, Progress progress) throws IOException {
    List<Finding> findings = new BackupCheck(disk, progress).check(folder);
    if (!findings.isEmpty()) {
      remove(folder);
      throw new CannotProceed("the backup was damaged when it was read back: " + findings);
    }
    new BackupFolder(disk, folder).markVerified(manifest);
  }

  /** One that can't be removed takes nothing from the backup that was just made. */
  private void thinOut() throws IOException {
    for (Backup backup : retention.superfluous(list())) {
      try {
        remove(backup.folder());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "could not remove the old backup " + backup.folder() + ": " + e);
      }
    }
  }

  /** Without its name first: what is half gone must not look like a backup that is damaged. */
  private void remove(Path folder) throws IOException {
    disk.rename(folder, unfinished(folder));
    disk.syncFolder(root);
    removeUnfinished();
  }

  private void removeUnfinished() throws IOException {
    for (Path folder : disk.list(root)) {
      if (isUnfinished(folder)) {
        removeUnfinished(folder);
      }
    }
  }

  /** It is no backup, and in nobody's way but the disk's: one that stays stops nothing. */
  private void removeUnfinished(Path folder) {
    try {
      for (Path file : disk.list(folder)) {
        disk.delete(file);
      }
      disk.delete(folder);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "could not remove " + folder + ", remove it by hand: " + e);
    }
  }

  private static Path unfinished(Path folder) {
    return folder.resolveSibling(folder.getFileName() + UNFINISHED);
  }

  private static boolean isUnfinished(Path folder) {
    return folder.toString().endsWith(UNFINISHED);
  }
}
