package chat.parley.jsonstore;

import java.io.IOException;

/** A sync failed: what is on the disk is not known. */
final class SyncFailed extends Exception {
  private static final long serialVersionUID = 1L;

  SyncFailed(JournalFile file, IOException cause) {
    super("could not sync " + file.path() + ": " + cause.getMessage(), cause);
  }
}
