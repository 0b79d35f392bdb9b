package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that forgets, at a crash, what was not synced: all of it, none, or any part of
 * it, sector by sector and in any order; see {@link Crash}.
 *
 * <p>{@link #steps()} counts what changes something; {@link #faults} sees each step before it is
 * made, and may make it fail.
 */
final class SimulatedDisk implements Disk {

  /** What a step does. */
  enum Step {
    WRITE,
    FORCE,
    TRUNCATE,
    CREATE,
    CREATE_FOLDER,
    RENAME,
    DELETE,
    SYNC_FOLDER
  }

  /** Sees each step before it is made; throws to make it fail. */
  @FunctionalInterface
  interface Faults {
    void before(Step step, Path file) throws IOException;
  }

  /** One step, as it was made. */
  record Made(Step step, Path file) {}

  private final SimulatedTree tree;
  private final Set<Path> locked = new HashSet<>();
  private final List<Made> made = new ArrayList<>();
  private volatile Faults faults = (_, _) -> {};
  private final Set<Step> forgotten = EnumSet.noneOf(Step.class);
  private volatile long capacity = Long.MAX_VALUE;
  private volatile long free = 1L << 40;
  private boolean off;

  SimulatedDisk() {
    tree = new SimulatedTree(new SimulatedFolder());
  }

  private SimulatedDisk(SimulatedDisk before, Crash crash) {
    tree = new SimulatedTree(crash.leaves(before.tree.root(), this));
  }

  void faults(Faults next) {
    faults = next;
  }

  /** Switches a protection off: this kind of step does nothing. */
  SimulatedDisk without(Step step) {
    forgotten.add(step);
    return this;
  }

  /** From so many bytes on, writes fail, after having written what fits. */
  void capacity(long bytes) {
    capacity = bytes;
  }

  /** How much is free, as far as anybody asks. */
  void free(long bytes) {
    free = bytes;
  }

  /** From now on nothing works. */
  synchronized void switchOff() {
    off = true;
  }

  /** The process that had locks was killed. */
  synchronized void unlock() {
    locked.clear();
  }

  synchronized List<Made> steps() {
    return List.copyOf(made);
  }

  synchronized byte[] contents(Path file) throws IOException {
    return tree.file(file).contents();
  }

  /** Replaces what is in a file, durably. */
  synchronized void put(Path file, byte[] contents) {
    tree.put(file, new SimulatedFile(this, file, contents));
  }

  /** The disk after a crash: of what was not synced there is what {@code random} leaves. */
  synchronized SimulatedDisk afterCrash(Random random) {
    return new SimulatedDisk(this, Crash.powerCut(random, tree.changes()));
  }

  /** The disk after this process was killed: all that was written is there. */
  synchronized SimulatedDisk afterKill() {
    return new SimulatedDisk(this, Crash.kill());
  }

  @Override
  public synchronized Disk readOnly() {
    SimulatedDisk copy = afterKill();
    copy.off = off;
    return copy;
  }

  synchronized void step(Step step, Path file) throws IOException {
    check();
    made.add(new Made(step, file));
  }

  /** Not under this disk's lock: it may wait. */
  void fault(Step step, Path file) throws IOException {
    faults.before(step, file);
  }

  synchronized void check() throws IOException {
    if (off) {
      throw new IOException("the machine is off");
    }
  }

  synchronized boolean does(Step step) {
    return !forgotten.contains(step);
  }

  /** How many of {@code more} bytes fit. */
  synchronized int fitting(int more) {
    long used = tree.root().length();
    return (int) Math.max(0, Math.min(more, capacity - used));
  }

  @Override
  public synchronized DiskFile open(Path file) throws IOException {
    check();
    return tree.file(file);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    fault(Step.CREATE, file);
    synchronized (this) {
      step(Step.CREATE, file);
      SimulatedFile created = new SimulatedFile(this, file, new byte[0]);
      tree.change(file, created);
      return created;
    }
  }

  @Override
  public synchronized boolean exists(Path path) {
    return tree.find(path) != null;
  }

  @Override
  public synchronized @Nullable Object identity(Path file) {
    return tree.find(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    fault(Step.RENAME, from);
    synchronized (this) {
      step(Step.RENAME, from);
      SimulatedNode node = tree.node(from);
      if (node instanceof SimulatedFile file) {
        file.renamed(to);
      }
      tree.move(from, to, node);
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    fault(Step.DELETE, path);
    synchronized (this) {
      step(Step.DELETE, path);
      if (tree.node(path) instanceof SimulatedFolder folder && !folder.names().isEmpty()) {
        throw new DirectoryNotEmptyException(path.toString());
      }
      tree.change(path, null);
    }
  }

  @Override
  public synchronized List<Path> list(Path folder) throws IOException {
    check();
    return tree.folder(folder).names().keySet().stream().map(folder::resolve).toList();
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    fault(Step.CREATE_FOLDER, folder);
    synchronized (this) {
      step(Step.CREATE_FOLDER, folder);
      if (tree.find(folder) == null) {
        tree.change(folder, new SimulatedFolder());
      }
    }
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    fault(Step.SYNC_FOLDER, folder);
    synchronized (this) {
      step(Step.SYNC_FOLDER, folder);
      SimulatedFolder synced = tree.folder(folder);
      if (does(Step.SYNC_FOLDER)) {
        synced.sync();
      }
    }
  }

  @Override
  public Space space(Path folder) {
    return new Space(free, 1L << 40);
  }

  @Override
  public synchronized @Nullable Closeable lock(Path file) {
    return locked.add(file) ? () -> locked.remove(file) : null;
  }
}
