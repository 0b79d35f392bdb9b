package chat.parley.jsonstore;

import org.jspecify.annotations.Nullable;

/** The store can't be opened, and was left as it is; the message says why, and what to do. */
public final class CannotOpenStore extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotOpenStore(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
