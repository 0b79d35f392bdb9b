package chat.parley.jsonstore;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * What is left of a {@link SimulatedDisk}; when the power is cut, of what was not synced all, none,
 * or any part, in any order. A name that moved from one folder to another is in one of them as long
 * as neither was synced; then each goes its own way.
 */
final class Crash {
  /** How many of the last changes of names are lost at most if they are lost in their order. */
  private static final int LOST = 12;

  private static final int SECTOR = 512;

  private final LongPredicate kept;
  private final Function<List<byte[]>, byte[]> bytes;
  private final Map<SimulatedNode, SimulatedNode> left = new HashMap<>();

  private Crash(LongPredicate kept, Function<List<byte[]>, byte[]> bytes) {
    this.kept = kept;
    this.bytes = bytes;
  }

  /** All that was written is there: only the process came to its end. */
  static Crash kill() {
    return new Crash(_ -> true, List::getLast);
  }

  /** {@code changes} is how many changes of names there were. */
  static Crash powerCut(Random random, long changes) {
    long seed = random.nextLong();
    long last = changes - random.nextInt(LOST);
    boolean inOrder = random.nextBoolean();
    return new Crash(
        change -> inOrder ? change <= last : new SplittableRandom(seed + change).nextBoolean(),
        versions -> torn(versions, random));
  }

  /** What becomes of a folder, and of all that is in it. */
  SimulatedFolder leaves(SimulatedFolder folder, SimulatedDisk next) {
    Map<Path, SimulatedNode> names = new LinkedHashMap<>();
    folder.afterCrash(kept).forEach((name, node) -> names.put(name, leaves(node, next)));
    return new SimulatedFolder(names);
  }

  /** A file that was in two folders is one still. */
  private SimulatedNode leaves(SimulatedNode node, SimulatedDisk next) {
    SimulatedNode known = left.get(node);
    if (known == null) {
      known =
          switch (node) {
            case SimulatedFile file ->
                new SimulatedFile(next, file.path(), bytes.apply(file.versions()));
            case SimulatedFolder folder -> leaves(folder, next);
          };
      left.put(node, known);
    }
    return known;
  }

  /**
   * Any of the versions' sizes, and each sector as any of the versions had it, or never written.
   */
  private static byte[] torn(List<byte[]> versions, Random random) {
    byte[] torn = new byte[any(versions, random).length];
    // Often all sectors are of one version: then this is a plain cut.
    byte[] one = any(versions, random);
    boolean mixed = random.nextBoolean();
    for (int at = 0; at < torn.length; at += SECTOR) {
      byte[] from = mixed ? any(versions, random) : one;
      int count = Math.min(Math.min(SECTOR, torn.length - at), from.length - at);
      if (count > 0) {
        System.arraycopy(from, at, torn, at, count);
      }
    }
    return torn;
  }

  private static byte[] any(List<byte[]> versions, Random random) {
    return versions.get(random.nextInt(versions.size()));
  }
}
