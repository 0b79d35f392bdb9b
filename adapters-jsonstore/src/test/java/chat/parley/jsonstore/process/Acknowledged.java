package chat.parley.jsonstore.process;

import java.util.Arrays;

/** What {@link Writers} said that is durable: of each writer, all messages up to one. */
final class Acknowledged {
  /** How many digits the number of a message has, so that one that was cut is not taken for it. */
  private static final int DIGITS = 8;

  /** The numbers of messages begin here. */
  static final int FIRST = 10_000_000;

  private final int first;
  private final int[] last = new int[Writers.COUNT];

  /** {@code first} is the number of each writer's first message. */
  Acknowledged(int first) {
    this.first = first;
    Arrays.fill(last, first - 1);
  }

  /** Takes in a line that a writer printed; the last one may have been cut by a kill. */
  void note(String line) {
    String[] words = line.split(" ", -1);
    if (words.length == 2 && words[1].length() == DIGITS) {
      int writer = Integer.parseInt(words[0]);
      last[writer] = Math.max(last[writer], Integer.parseInt(words[1]));
    }
  }

  /** How many messages of one writer. */
  int of(int writer) {
    return last[writer] - first + 1;
  }
}
