package chat.parley.jsonstore;

/** How much there is in all conversations together. */
final class Tally {
  private long messages;
  private long marks;
  private long bytes;

  long messages() {
    return messages;
  }

  long marks() {
    return marks;
  }

  void messages(int more) {
    messages += more;
  }

  void marks(int more) {
    marks += more;
  }

  /** Of the lines that still count in the file of messages. */
  long bytes() {
    return bytes;
  }

  /** The line at {@code next} counts now, in place of the one before. */
  void line(long before, long next) {
    bytes += Place.length(next) - Place.length(before);
  }
}
