package chat.parley.jsonstore.backup;

import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.StoreStatus;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.ReadOnlyDisk;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.FileCheck;
import chat.parley.jsonstore.tool.Finding;
import chat.parley.jsonstore.tool.FolderCheck;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Proves a backup: each byte of each file against the manifest, and then all of them by reading
 * them into an empty store. Changes nothing.
 */
public final class BackupCheck {
  private final Disk disk;
  private final Progress progress;

  /** Of a backup on the disk of this machine. */
  public BackupCheck(Progress progress) {
    this(new RealDisk(), progress);
  }

  public BackupCheck(Disk disk, Progress progress) {
    this.disk = disk.readOnly();
    this.progress = progress;
  }

  /** Whether a folder looks like a backup. */
  public static boolean isBackup(Path folder) {
    return new ReadOnlyDisk().exists(folder.resolve(Manifest.FILE_NAME));
  }

  /** All that is wrong with a backup; nothing if it is as it was made. */
  public List<Finding> check(Path folder) throws IOException {
    BackupFolder backup = new BackupFolder(disk, folder);
    try {
      Manifest manifest = backup.manifest();
      List<Finding> findings = new ArrayList<>();
      long version = Header.versionOf(disk, folder);
      for (StoreFile which : StoreFile.values()) {
        if (which.belongsTo(version) || manifest.file(which).isPresent()) {
          findings.addAll(checkFile(backup, manifest, which, which.in(folder)));
        }
      }
      if (backup.hasMark() && !backup.isMarked(manifest)) {
        findings.add(Finding.of(backup.verifiedFile(), "it is not the mark of this backup"));
      }
      return findings.isEmpty() ? readBack(folder, manifest) : findings;
    } catch (CannotProceed e) {
      return List.of(Finding.of(backup.manifestFile(), String.valueOf(e.getMessage())));
    }
  }

  private List<Finding> checkFile(
      BackupFolder backup, Manifest manifest, StoreFile which, Path file) throws IOException {
    Manifest.Content content = manifest.file(which).orElse(null);
    if (content == null) {
      return List.of(Finding.of(backup.manifestFile(), "it does not name " + which.fileName()));
    }
    if (!disk.exists(file)) {
      return List.of(Finding.of(file, "the file is missing"));
    }
    String sha256 = backup.copy(file, OutputStream.nullOutputStream(), progress);
    if (sha256.equals(content.sha256())) {
      return List.of();
    }
    List<Finding> findings = new FileCheck(disk, progress).check(file, which).findings();
    return findings.isEmpty()
        ? List.of(
            Finding.of(file, "its SHA-256 is " + sha256 + ", and should be " + content.sha256()))
        : findings;
  }

  private List<Finding> readBack(Path folder, Manifest manifest) {
    try {
      StoreStatus status = FolderCheck.readBack(disk, folder);
      List<Finding> findings = new ArrayList<>();
      for (Manifest.Content content : manifest.files()) {
        long read = Objects.requireNonNull(status.files().get(content.which())).records();
        if (read != content.records()) {
          findings.add(
              Finding.of(
                  content.which().in(folder),
                  "it has " + read + " records, and should have " + content.records()));
        }
      }
      return findings;
    } catch (CannotOpenStore e) {
      return List.of(Finding.of(folder, String.valueOf(e.getMessage())));
    }
  }
}
