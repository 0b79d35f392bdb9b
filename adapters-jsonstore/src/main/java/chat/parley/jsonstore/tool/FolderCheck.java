package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.DataFolder;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.StoreStatus;
import chat.parley.jsonstore.Sync;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of a folder that no store is open on: each by itself, and, where these are good,
 * that they make up a store together. Changes nothing.
 */
public final class FolderCheck {
  /** Nothing is ever written through these, nor rewritten. */
  private static final JsonStoreSettings TO_READ =
      new JsonStoreSettings(Sync.NEVER, Duration.ofHours(1), 0, Long.MAX_VALUE);

  private final Disk disk;
  private final FileCheck fileCheck;

  /** How each file is, and all that is wrong, also with the files together. */
  public record Result(Map<StoreFile, FileCheck.Result> files, List<Finding> findings) {}

  /** Of a folder on the disk of this machine. */
  public FolderCheck(Progress progress) {
    this(new RealDisk(), progress);
  }

  public FolderCheck(Disk disk, Progress progress) {
    this.disk = disk.readOnly();
    fileCheck = new FileCheck(this.disk, progress);
  }

  /** Fails with {@link CannotOpenStore} if a Parley is using the folder. */
  public Result check(Path folder) throws IOException {
    DataFolder.lock(disk, folder).close();
    Map<StoreFile, FileCheck.Result> files = new EnumMap<>(StoreFile.class);
    List<Finding> findings = new ArrayList<>();
    long version = Header.versionOf(disk, folder);
    for (StoreFile which : StoreFile.values()) {
      Path file = which.in(folder);
      if (disk.exists(file)) {
        FileCheck.Result result = fileCheck.check(file, which);
        files.put(which, result);
        findings.addAll(result.findings());
      } else if (which.belongsTo(version)) {
        findings.add(Finding.of(file, "the file is missing"));
      }
    }
    boolean torn = files.values().stream().anyMatch(file -> file.torn().isPresent());
    if (findings.isEmpty() && !torn) {
      String refusal = refusal(folder);
      if (refusal != null) {
        findings.add(Finding.of(folder, refusal));
      }
    }
    return new Result(files, findings);
  }

  private @Nullable String refusal(Path folder) {
    try {
      readBack(disk, folder);
      return null;
    } catch (CannotOpenStore e) {
      return e.getMessage();
    }
  }

  /** Reads the folder's files into an empty store, and says what it has then. */
  public static StoreStatus readBack(Disk disk, Path folder) {
    try (JsonStore store = JsonStore.open(folder, TO_READ, _ -> {}, disk.readOnly())) {
      return store.status();
    }
  }
}
