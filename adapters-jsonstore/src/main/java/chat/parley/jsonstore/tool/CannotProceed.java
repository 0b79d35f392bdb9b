package chat.parley.jsonstore.tool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A command can't do what it was asked to; the message says why, and what to do. */
public final class CannotProceed extends IOException {
  private static final long serialVersionUID = 1L;

  public CannotProceed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public CannotProceed(String message) {
    this(message, null);
  }
}
