package chat.parley.websocket.json;

/**
 * A text frame ready to be sent: its bytes, encoded once for all who get it. Nobody changes them.
 */
@SuppressWarnings("ArrayRecordComponent") // shared by reference on purpose, never compared
public record Frame(byte[] utf8, Kind kind) {

  /** How much the receiver needs it. */
  public enum Kind {
    /** The answer to a request; the receiver asked for it. */
    REPLY,
    EVENT,
    /** Out of date in a moment; a receiver who is behind may go without it. */
    EPHEMERAL
  }
}
