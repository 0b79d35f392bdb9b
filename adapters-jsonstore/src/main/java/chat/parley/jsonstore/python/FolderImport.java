package chat.parley.jsonstore.python;

import chat.parley.domain.rejection.Rejected;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.Sync;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.NewStore;
import java.io.IOException;
import java.nio.file.Path;

/** Imports into a data folder that holds no chats yet: all, or nothing. */
public final class FolderImport {
  /** Only the finished store has to be durable, and closing it makes it so. */
  private static final JsonStoreSettings IN_ONE_GO = JsonStoreSettings.DEFAULT.with(Sync.NEVER);

  private final Disk disk;
  private final NewStore newStore;
  private final PythonImport pythonImport;

  public FolderImport(Disk disk, NewStore newStore, PythonImport pythonImport) {
    this.disk = disk;
    this.newStore = newStore;
    this.pythonImport = pythonImport;
  }

  public PythonImport.Result run(Path python, Path into) throws IOException {
    return newStore.make(into, files -> fill(files, python));
  }

  private PythonImport.Result fill(Path files, Path python) throws IOException {
    try (JsonStore store = JsonStore.open(files, IN_ONE_GO, _ -> {}, disk)) {
      Target target = new Target(store.users(), store.groups(), store.messages(), store.commits());
      try {
        return pythonImport.run(python, target);
      } catch (Rejected e) {
        throw new CannotProceed("The store takes no changes: " + store.status().reason(), e);
      }
    }
  }
}
