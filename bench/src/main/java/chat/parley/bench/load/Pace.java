package chat.parley.bench.load;

/** How messages follow each other. */
sealed interface Pace {

  /**
   * Each writer has so many messages under way and writes the next when one has reached everybody.
   */
  record Closed(int window) implements Pace {}

  /**
   * So many a second over all writers, whatever the server does. A delay counts from the time at
   * which a message was due, so that those which had to wait are not left out.
   */
  record Open(int perSecond) implements Pace {}
}
