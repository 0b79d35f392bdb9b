package chat.parley.websocket.connection;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception in a log: what it was and where, its causes too, and not one of their
 * words, which may repeat what a client said.
 */
public final class Wordless extends Exception {
  private static final long serialVersionUID = 1L;

  /** Nobody reads on; and causes may go in a circle. */
  private static final int MOST_CAUSES = 8;

  public Wordless(Throwable failure) {
    this(failure, MOST_CAUSES);
  }

  private Wordless(Throwable failure, int causes) {
    super(failure.getClass().getName(), cause(failure, causes), false, true);
    setStackTrace(failure.getStackTrace());
  }

  private static @Nullable Throwable cause(Throwable failure, int causes) {
    Throwable cause = failure.getCause();
    return cause == null || causes == 0 ? null : new Wordless(cause, causes - 1);
  }
}
