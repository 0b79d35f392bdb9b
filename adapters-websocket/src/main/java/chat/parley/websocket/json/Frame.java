package chat.parley.websocket.json;

/**
 * A text frame ready to be sent: its bytes, encoded once for all who get it. Nobody changes them.
 *
 * @param receivers about how many get it
 */
@SuppressWarnings("ArrayRecordComponent") // shared by reference on purpose, never compared
public record Frame(byte[] utf8, Kind kind, int receivers) {

  /** For one. */
  public Frame(byte[] utf8, Kind kind) {
    this(utf8, kind, 1);
  }

  public Frame to(int others) {
    return new Frame(utf8, kind, others);
  }

  /** What it takes of the memory for each who gets it, in bytes. */
  public int share() {
    return utf8.length / Math.max(1, receivers);
  }

  /** How much the receiver needs it. */
  public enum Kind {
    /** The answer to a request; the receiver asked for it. */
    REPLY,
    EVENT,
    /** Out of date in a moment; a receiver who is behind may go without it. */
    EPHEMERAL
  }
}
