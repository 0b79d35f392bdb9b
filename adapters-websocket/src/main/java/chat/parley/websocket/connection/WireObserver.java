package chat.parley.websocket.connection;

/**
 * Hears what happens to connections, to count it. Called from any thread, also within critical
 * sections: it has to be quick and must not throw.
 */
public interface WireObserver {
  /** Counts nothing. */
  WireObserver NONE = new WireObserver() {};

  /** An ephemeral event was left out for a reader who is behind. */
  default void shed() {}

  /** A connection has ended, with this code of RFC 6455 or of {@link CloseCode}. */
  default void closed(int code) {}

  /** Something was refused because there was too much of it. */
  default void limited(Limit limit) {}

  /** Somebody failed too often and is locked out from now on. */
  default void lockedOut(Limit limit) {}
}
