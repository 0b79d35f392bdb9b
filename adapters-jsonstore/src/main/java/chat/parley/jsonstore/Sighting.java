package chat.parley.jsonstore;

import org.jspecify.annotations.Nullable;

/**
 * What one thread has seen of the store since it last waited for a commit. A failed batch is taken
 * back and what waits for it is told; a thread that made or saw a change of that batch and has not
 * asked to wait yet would be missed. So each time that changes are taken back a new generation
 * begins, and each thread remembers of which one it has seen something.
 */
final class Sighting {
  private static final long NONE = -1;

  private long generation = NONE;
  private boolean changed;
  private @Nullable Held last;

  void read(long current) {
    if (!changed) {
      generation = current;
    }
  }

  /** The oldest change counts: if it is lost, so is what was built on it. */
  void changed(long current) {
    if (!changed) {
      generation = current;
      changed = true;
    }
  }

  /**
   * This thread waits now. What it saw may be lost already; if it saw nothing since it waited last,
   * this has the fate of that: one request may wait more than once.
   */
  void waits(Held one, long current) {
    Held before = last;
    boolean lost = generation == NONE ? before != null && before.isLost() : generation != current;
    if (lost) {
      one.lose();
    }
    generation = NONE;
    changed = false;
    last = one;
  }
}
