package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that forgets, at a crash, what was not synced: all of it, none, or any part of
 * it, sector by sector and in any order.
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

  private final Map<Path, SimulatedFile> files = new LinkedHashMap<>();
  private final List<Map<Path, SimulatedFile>> namesSinceSync = new ArrayList<>();
  private final Set<Path> locked = new HashSet<>();
  private final List<Made> made = new ArrayList<>();
  private volatile Faults faults = (_, _) -> {};
  private final Set<Step> forgotten = EnumSet.noneOf(Step.class);
  private volatile long capacity = Long.MAX_VALUE;
  private volatile long free = 1L << 40;
  private boolean off;

  SimulatedDisk() {
    namesSinceSync.add(Map.of());
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
    return find(file).contents();
  }

  /** Replaces what is in a file, durably. */
  synchronized void put(Path file, byte[] contents) {
    files.put(file, new SimulatedFile(this, file, contents));
    namesSinceSync.clear();
    namesSinceSync.add(new LinkedHashMap<>(files));
  }

  /** The disk after a crash: of what was not synced there is what {@code random} leaves. */
  synchronized SimulatedDisk afterCrash(Random random) {
    SimulatedDisk next = new SimulatedDisk();
    Map<Path, SimulatedFile> names = namesSinceSync.get(random.nextInt(namesSinceSync.size()));
    names.forEach((path, file) -> next.put(path, file.afterCrash(random)));
    return next;
  }

  /** The disk after this process was killed: all that was written is there. */
  synchronized SimulatedDisk afterKill() {
    SimulatedDisk next = new SimulatedDisk();
    files.forEach((path, file) -> next.put(path, file.contents()));
    return next;
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
    long used = files.values().stream().mapToLong(SimulatedFile::length).sum();
    return (int) Math.max(0, Math.min(more, capacity - used));
  }

  @Override
  public synchronized DiskFile open(Path file) throws IOException {
    check();
    return find(file);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    fault(Step.CREATE, file);
    synchronized (this) {
      step(Step.CREATE, file);
      SimulatedFile created = new SimulatedFile(this, file, new byte[0]);
      files.put(file, created);
      named();
      return created;
    }
  }

  @Override
  public synchronized boolean exists(Path file) {
    return files.containsKey(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    fault(Step.RENAME, from);
    synchronized (this) {
      step(Step.RENAME, from);
      SimulatedFile file = find(from);
      file.renamed(to);
      files.put(to, file);
      files.remove(from);
      named();
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    fault(Step.DELETE, file);
    synchronized (this) {
      step(Step.DELETE, file);
      find(file);
      files.remove(file);
      named();
    }
  }

  @Override
  public synchronized List<Path> list(Path folder) {
    return List.copyOf(files.keySet());
  }

  @Override
  public void createFolder(Path folder) {
    // Folders are no matter here.
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    fault(Step.SYNC_FOLDER, folder);
    synchronized (this) {
      step(Step.SYNC_FOLDER, folder);
      if (does(Step.SYNC_FOLDER)) {
        Map<Path, SimulatedFile> last = namesSinceSync.getLast();
        namesSinceSync.clear();
        namesSinceSync.add(last);
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

  private void named() {
    namesSinceSync.add(new LinkedHashMap<>(files));
  }

  private SimulatedFile find(Path file) throws IOException {
    SimulatedFile found = files.get(file);
    if (found == null) {
      throw new NoSuchFileException(file.toString());
    }
    return found;
  }
}
