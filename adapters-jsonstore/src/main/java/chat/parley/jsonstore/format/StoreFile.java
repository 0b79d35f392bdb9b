package chat.parley.jsonstore.format;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The files of a store, each after those that it refers to. A commit writes and syncs them in this
 * order, so that no message can outlive its group, nor a read mark its message.
 */
public enum StoreFile {
  USERS(1),
  SESSIONS(1),
  GROUPS(1),
  MESSAGES(1),
  READS(1),
  LOCKOUTS(2);

  private final int since;

  StoreFile(int since) {
    this.since = since;
  }

  /** Whether a folder of this version of the format must have the file. */
  public boolean belongsTo(long version) {
    return since <= version;
  }

  /** What the file's header calls it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String fileName() {
    return label() + ".json";
  }

  public Path in(Path folder) {
    return folder.resolve(fileName());
  }
}
