package chat.parley.jsonstore.format;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The files of a store, each after those that it refers to. A commit writes and syncs them in this
 * order, so that no message can outlive its group, nor a read mark its message.
 */
public enum StoreFile {
  USERS,
  SESSIONS,
  GROUPS,
  MESSAGES,
  READS,
  LOCKOUTS;

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
