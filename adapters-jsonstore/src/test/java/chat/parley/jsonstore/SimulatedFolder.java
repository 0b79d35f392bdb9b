package chat.parley.jsonstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a {@link SimulatedDisk}: the names in it, and which of them were there when it was
 * synced last.
 */
final class SimulatedFolder implements SimulatedNode {
  private final Map<Path, SimulatedNode> synced;
  private final Map<Path, SimulatedNode> names;
  private final List<Change> sinceSync = new ArrayList<>();

  /** A name that came, or, without a node, went. */
  private record Change(long number, Path name, @Nullable SimulatedNode node) {

    void apply(Map<Path, SimulatedNode> names) {
      if (node == null) {
        names.remove(name);
      } else {
        names.put(name, node);
      }
    }
  }

  SimulatedFolder() {
    this(Map.of());
  }

  /** With these names, synced. */
  SimulatedFolder(Map<Path, SimulatedNode> names) {
    this.names = new LinkedHashMap<>(names);
    synced = new LinkedHashMap<>(names);
  }

  @Nullable SimulatedNode find(Path name) {
    return names.get(name);
  }

  Map<Path, SimulatedNode> names() {
    return names;
  }

  /** Changes of one {@code number} are one step, also where they are of two folders. */
  void change(long number, Path name, @Nullable SimulatedNode node) {
    Change change = new Change(number, name, node);
    change.apply(names);
    sinceSync.add(change);
  }

  void sync() {
    synced.clear();
    synced.putAll(names);
    sinceSync.clear();
  }

  /** The names if of the changes since the last sync only these were kept. */
  Map<Path, SimulatedNode> afterCrash(LongPredicate kept) {
    Map<Path, SimulatedNode> left = new LinkedHashMap<>(synced);
    sinceSync.stream()
        .filter(change -> kept.test(change.number()))
        .forEach(change -> change.apply(left));
    return left;
  }

  @Override
  public int length() {
    return names.values().stream().mapToInt(SimulatedNode::length).sum();
  }
}
