package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Makes the files of a store in a data folder that holds no records: as a whole, proved, or not at
 * all.
 */
public final class NewStore {
  private final Disk disk;
  private final InstantSource clock;
  private final Progress progress;

  /** Makes all files of a store in the folder that it is given, and says what it did. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Path folder) throws IOException;
  }

  public NewStore(Disk disk, InstantSource clock, Progress progress) {
    this.disk = disk;
    this.clock = clock;
    this.progress = progress;
  }

  public <T> T make(Path folder, Work<T> work) throws IOException {
    try (Exchange exchange = new Exchange(disk, folder, clock)) {
      exchange.finish();
      checkEmpty(folder);
      Path files = exchange.prepare();
      T result = work.in(files);
      prove(files);
      exchange.commit();
      return result;
    }
  }

  private void checkEmpty(Path folder) throws IOException {
    for (StoreFile which : StoreFile.values()) {
      Path file = which.in(folder);
      if (disk.exists(file)) {
        FileCheck.Result there = new FileCheck(disk, progress).check(file, which);
        if (there.records() > 0 || there.torn().isPresent() || !there.findings().isEmpty()) {
          throw new CannotProceed(
              file + " is there already. Choose a folder that holds no chats yet.");
        }
      }
    }
  }

  private void prove(Path files) throws IOException {
    FolderCheck.Result result = new FolderCheck(disk, progress).check(files);
    if (!result.findings().isEmpty()) {
      throw new CannotProceed(
          "What was made can't be used, and was thrown away: " + result.findings());
    }
  }
}
