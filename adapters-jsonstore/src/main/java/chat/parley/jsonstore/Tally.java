package chat.parley.jsonstore;

/** How much there is in all conversations together. */
final class Tally {
  private long messages;
  private long marks;

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
}
