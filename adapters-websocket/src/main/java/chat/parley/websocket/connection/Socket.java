package chat.parley.websocket.connection;

import java.util.concurrent.Executor;

/**
 * The far end of a connection. {@link #write} and {@link #flush} belong on its own thread, to which
 * {@link #execute} brings work; the rest may be called from anywhere.
 */
public interface Socket {

  /** The one thread that it lives on, which others may share. */
  Executor thread();

  /** Runs {@code task} on that, after all that was given to it before. */
  default void execute(Runnable task) {
    Handover.execute(thread(), task);
  }

  /** Takes a text frame to be sent with the next flush. */
  void write(byte[] utf8);

  /** Sends what was written since the last flush, and then runs {@code sent} on this thread. */
  void flush(Runnable sent);

  /** Stops or goes on taking frames from the network; those taken already still come. */
  void reading(boolean on);

  void close(CloseCode code);
}
