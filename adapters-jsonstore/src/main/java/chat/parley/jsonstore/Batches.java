package chat.parley.jsonstore;

import chat.parley.jsonstore.format.StoreFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and is not committed: one batch that grows, and one that is written meanwhile.
 * Belongs to the critical section.
 */
final class Batches {
  private Batch waiting = new Batch();
  private Batch spare = new Batch();
  private @Nullable Batch inFlight;

  /** The batch that grows. */
  Batch waiting() {
    return waiting;
  }

  /**
   * Puts {@code one} behind all that waits; false if nothing does. It waits for no batch that was
   * begun after it.
   */
  boolean hold(Held one) {
    Batch last = waiting.isEmpty() ? inFlight : waiting;
    if (last == null) {
      return false;
    }
    last.hold(one);
    return true;
  }

  /** The line at {@code place}, if it is not committed. */
  byte @Nullable [] find(StoreFile which, long place) {
    if (waiting.part(which).has(place)) {
      return waiting.part(which).read(place);
    }
    return inFlight != null && inFlight.part(which).has(place)
        ? inFlight.part(which).read(place)
        : null;
  }

  /** Sends off what waits. */
  Batch take(Iterable<JournalFile> files) {
    Batch taken = waiting;
    taken.seal(files);
    inFlight = taken;
    waiting = spare;
    return taken;
  }

  /**
   * What is held for the batch that was sent off; empty, and the batch done with, if nothing is.
   */
  List<Held> release(Batch batch) {
    List<Held> burst = batch.takeHeld();
    if (burst.isEmpty()) {
      batch.clear();
      spare = batch;
      inFlight = null;
    }
    return burst;
  }

  /**
   * Takes all changes back, and returns what is held for them. The batch is still to be released.
   */
  List<Held> rollBack(Batch batch) {
    waiting.undoAll();
    batch.undoAll();
    List<Held> lost = new ArrayList<>(batch.takeHeld());
    lost.addAll(waiting.takeHeld());
    lost.forEach(Held::lose);
    waiting.clear();
    batch.clear();
    return lost;
  }
}
