package chat.parley.jsonstore;

import java.io.IOException;

/** The folder's names do not lead to the files that are open: who knows where a write would go. */
final class FolderLost extends IOException {
  private static final long serialVersionUID = 1L;

  FolderLost(String message) {
    super(message);
  }
}
