package chat.parley.websocket.connection;

/** Handles the frames of connections. */
@FunctionalInterface
public interface RequestHandler {

  /**
   * Handles one frame and sees to it that exactly one reply is sent, or {@link Connection#noReply}
   * called. Returns true if it is done with it; else it is done when it runs {@code done}, in
   * whatever thread.
   */
  boolean handle(Connection connection, String frame, Runnable done);
}
