package chat.parley.bootstrap.cli;

import chat.parley.bootstrap.ParleyConfig;
import chat.parley.bootstrap.StoreKind;
import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.DataFolder;
import chat.parley.jsonstore.disk.ReadOnlyDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Sees whether another process has the data folder, without waiting for Quarkus to start. */
final class FolderInUse {
  private FolderInUse() {}

  /**
   * Changes nothing, and keeps nothing: the store takes the lock itself when it opens.
   *
   * @throws CannotOpenStore if another process has the folder
   */
  static void check(Supplier<ParleyConfig> config) {
    try {
      ParleyConfig settings = config.get();
      Path folder = settings.data().toAbsolutePath().normalize();
      ReadOnlyDisk disk = new ReadOnlyDisk();
      if (settings.store() == StoreKind.JSON && disk.exists(folder)) {
        DataFolder.lock(disk, folder).close();
      }
    } catch (CannotOpenStore e) {
      throw e;
    } catch (IOException | RuntimeException _) {
      // Settings or a folder that can't be read: the server says so when it comes to them.
    }
  }
}
