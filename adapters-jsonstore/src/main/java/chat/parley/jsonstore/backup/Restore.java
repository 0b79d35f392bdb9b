package chat.parley.jsonstore.backup;

import chat.parley.jsonstore.DataFolder;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.FileOutput;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Exchange;
import chat.parley.jsonstore.tool.Finding;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the files of a backup into a data folder that nobody uses. The files that were there are
 * kept, in a folder beside.
 */
public final class Restore {
  private final Disk disk;
  private final InstantSource clock;
  private final Progress progress;

  public Restore(Disk disk, InstantSource clock, Progress progress) {
    this.disk = disk;
    this.clock = clock;
    this.progress = progress;
  }

  /** Returns where the files are now that were there before, if there were any. */
  public Optional<Path> restore(Path backup, Path into) throws IOException {
    if (!new BackupFolder(disk, backup).hasManifest()) {
      throw new CannotProceed(
          backup + " is no backup: it has no " + Manifest.FILE_NAME + ". Nothing was changed.");
    }
    List<Finding> findings = new BackupCheck(disk, progress).check(backup);
    if (!findings.isEmpty()) {
      throw new CannotProceed(
          "This backup is damaged, and nothing was changed. Take another one, or keep what can be"
              + " read (command salvage).\n"
              + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }
    try (Exchange exchange = new Exchange(disk, into, clock)) {
      exchange.finish();
      Path coming = exchange.prepare();
      copy(backup, coming);
      DataFolder.complete(disk, coming);
      return exchange.commit();
    }
  }

  /** Proves each file once more, as it is read once more. */
  private void copy(Path backup, Path into) throws IOException {
    BackupFolder source = new BackupFolder(disk, backup);
    for (Manifest.Content content : source.manifest().files()) {
      try (OutputStream out = new FileOutput(disk.create(content.which().in(into)))) {
        String sha256 = source.copy(content.which().in(backup), out, progress);
        if (!sha256.equals(content.sha256())) {
          throw new CannotProceed(content.which().fileName() + " changed while it was copied");
        }
      }
    }
  }
}
