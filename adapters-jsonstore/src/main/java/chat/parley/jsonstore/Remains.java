package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Path;

/** What shows that a folder without a file of a store had one: a new store would hide the loss. */
final class Remains {
  private static final String BACKUPS = "backups";

  private Remains() {}

  static void checkNone(Disk disk, Path folder) throws IOException {
    for (Path there : disk.list(folder)) {
      String name = String.valueOf(there.getFileName());
      if (name.startsWith("replaced-")
          || name.contains(".torn-")
          || (name.equals(BACKUPS) && holdsStores(disk, there))) {
        throw new CannotOpenStore(
            folder
                + " holds no file of a store, but "
                + name
                + ": its files were lost. Put them back, or restore a backup (command restore). To"
                + " start anew, move "
                + name
                + " out of this folder first.",
            null);
      }
    }
  }

  private static boolean holdsStores(Disk disk, Path backups) throws IOException {
    for (Path backup : disk.list(backups)) {
      if (disk.exists(StoreFile.USERS.in(backup))) {
        return true;
      }
    }
    return false;
  }
}
