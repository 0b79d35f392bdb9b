package chat.parley.jsonstore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folders of a {@link SimulatedDisk}, and how often names in them were changed. */
final class SimulatedTree {
  private final SimulatedFolder root;
  private long changes;

  /** At least the folder is there in which this process works. */
  SimulatedTree(SimulatedFolder root) {
    this.root = root;
    syncedFolder(Path.of("").toAbsolutePath());
  }

  SimulatedFolder root() {
    return root;
  }

  long changes() {
    return changes;
  }

  /** Puts a file in its place, and makes that durable with all above it. */
  void put(Path path, SimulatedFile file) {
    SimulatedFolder folder = syncedFolder(above(path));
    folder.change(++changes, path.getFileName(), file);
    folder.sync();
  }

  private SimulatedFolder syncedFolder(Path path) {
    SimulatedFolder folder = root;
    for (Path name : path) {
      SimulatedNode next = folder.find(name);
      if (next == null) {
        next = new SimulatedFolder();
        folder.change(++changes, name, next);
        folder.sync();
      }
      folder = (SimulatedFolder) next;
    }
    return folder;
  }

  /** Gives a name to a node, or, without one, takes it away. */
  void change(Path path, @Nullable SimulatedNode node) throws IOException {
    folder(above(path)).change(++changes, path.getFileName(), node);
  }

  void move(Path from, Path to, SimulatedNode node) throws IOException {
    SimulatedFolder target = folder(above(to));
    change(from, null);
    target.change(changes, to.getFileName(), node);
  }

  @Nullable SimulatedNode find(Path path) {
    SimulatedNode found = root;
    for (Path name : path.toAbsolutePath()) {
      found = found instanceof SimulatedFolder folder ? folder.find(name) : null;
    }
    return found;
  }

  SimulatedNode node(Path path) throws IOException {
    SimulatedNode found = find(path);
    if (found == null) {
      throw new NoSuchFileException(path.toString());
    }
    return found;
  }

  SimulatedFile file(Path path) throws IOException {
    if (node(path) instanceof SimulatedFile file) {
      return file;
    }
    throw new IOException(path + " is a folder");
  }

  SimulatedFolder folder(Path path) throws IOException {
    if (node(path) instanceof SimulatedFolder folder) {
      return folder;
    }
    throw new NotDirectoryException(path.toString());
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent());
  }
}
