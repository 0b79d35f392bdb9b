package chat.parley.websocket.connection;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * The far end of a connection. {@link #send} and {@link #ping} belong on its own thread, to which
 * {@link #execute} brings work; the rest may be called from anywhere.
 */
public interface Socket {

  /** The one thread that it lives on, which others may share. */
  Executor thread();

  /** Runs {@code task} on that, after all that was given to it before. */
  default void execute(Runnable task) {
    Handover.execute(thread(), task);
  }

  /** Sends these texts, and then runs {@code sent} on this thread. */
  void send(List<byte[]> texts, Runnable sent);

  /** Asks the other end for a sign of life, unless it takes nothing anyway. */
  void ping();

  /** Stops or goes on taking frames from the network; those taken already still come. */
  void reading(boolean on);

  void close(CloseCode code);
}
