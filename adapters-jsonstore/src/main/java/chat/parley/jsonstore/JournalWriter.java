package chat.parley.jsonstore;

import chat.parley.domain.chat.Notifier;
import chat.parley.jsonstore.format.Line;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;

/**
 * The one thread that writes. It takes the whole batch that waits, makes one write and one sync of
 * each file that it touches, then releases all that was held for it, in order.
 *
 * <p>A write that fails is cut back on the disk and taken back in memory, and changes are refused
 * until a {@link WriteCheck} finds that it can write again. Where the folder's names lead
 * elsewhere, nothing is written any more. After a sync that failed, the system may call pages clean
 * that it lost: nothing of the batch counts, it is not tried again, and changes are refused until a
 * restart.
 */
final class JournalWriter implements Runnable {
  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  private final Pipeline pipeline;
  private final JsonStoreSettings settings;
  private final Health health;
  private final WriteCheck check;
  private final Notifier notifier;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private long syncAt = Long.MAX_VALUE;
  private volatile StoreObserver observer = StoreObserver.NONE;
  private final LongAdder batches = new LongAdder();
  private final LongAdder changes = new LongAdder();

  JournalWriter(
      Pipeline pipeline,
      JsonStoreSettings settings,
      Health health,
      WriteCheck check,
      Notifier notifier) {
    this.pipeline = pipeline;
    this.settings = settings;
    this.health = health;
    this.check = check;
    this.notifier = notifier;
  }

  /** How many records were committed. */
  long changes() {
    return changes.sum();
  }

  /** How many batches were committed. */
  long batches() {
    return batches.sum();
  }

  void observe(StoreObserver next) {
    observer = next;
  }

  /** Something to be done between two batches. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  /** Has {@code task} done between two batches, and waits for it. The writer must be running. */
  void between(Task task) throws IOException {
    FutureTask<Void> asked =
        new FutureTask<>(
            () -> {
              task.run();
              return null;
            });
    tasks.add(asked);
    pipeline.call();
    try {
      asked.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void run() {
    boolean more = true;
    while (more) {
      long now = System.nanoTime();
      Batch batch = pipeline.take(Math.min(check.roundAt(), syncAt) - now);
      if (batch != null) {
        commit(batch);
      }
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      more = batch != null || !pipeline.isClosing();
      now = System.nanoTime();
      check.lookRound(now);
      syncIfDue(now, !more);
    }
    if (!health.is(StoreState.FAILED)) {
      seal();
    }
  }

  /** Lets each file that has grown say that all of it is on the disk. */
  private void seal() {
    for (JournalFile file : pipeline.files()) {
      if (file.hasGrown()) {
        try {
          file.end(Line.syncedClosing(file.committed().lastN()));
          file.file().disk().force(true);
        } catch (IOException e) {
          // It opens all the same: what a write like this leaves is cut off.
          LOG.log(Level.WARNING, "could not end " + file.path() + ": " + e.getMessage());
        }
      }
    }
  }

  private void commit(Batch batch) {
    List<JournalFile> touched = new ArrayList<>();
    try {
      check.beforeWrite(batch.bytes());
      for (JournalFile file : pipeline.files()) {
        if (!batch.part(file.which()).isEmpty()) {
          touched.add(file);
          write(file, batch.part(file.which()));
        }
      }
      pipeline.committed(batch, settings.sync() == Sync.ALWAYS);
      batches.increment();
      changes.add(batch.records());
      observer.committed(batch.records());
      if (settings.sync() == Sync.INTERVAL && syncAt == Long.MAX_VALUE) {
        syncAt = System.nanoTime() + settings.syncInterval().toNanos();
      }
    } catch (SyncFailed | FolderLost e) {
      health.fail(String.valueOf(e.getMessage()));
      lose(batch, touched);
    } catch (IOException e) {
      health.degrade("could not write: " + e.getMessage());
      lose(batch, touched);
    } catch (RuntimeException | OutOfMemoryError e) {
      health.fail("defect while writing: " + e);
      LOG.log(Level.ERROR, "defect while writing", e);
      lose(batch, touched);
    }
    release(batch);
  }

  private void release(Batch batch) {
    List<Held> burst = pipeline.release(batch);
    while (!burst.isEmpty()) {
      runTogether(burst);
      burst = pipeline.release(batch);
    }
  }

  /** All of a burst is sent off before others may send without waiting, who would overtake it. */
  private void runTogether(List<Held> burst) {
    notifier.together(() -> burst.forEach(JournalWriter::run));
  }

  private void write(JournalFile file, Batch.Part part) throws IOException, SyncFailed {
    ByteBuffer bytes = ByteBuffer.wrap(part.lines().bytes(), 0, part.lines().length());
    long start = System.nanoTime();
    file.file().disk().write(bytes, file.file().physical(part.start()));
    observer.written(System.nanoTime() - start);
    if (settings.sync() == Sync.ALWAYS) {
      sync(file);
    }
  }

  private void sync(JournalFile file) throws SyncFailed {
    long start = System.nanoTime();
    try {
      file.file().disk().force(false);
      observer.synced(System.nanoTime() - start);
    } catch (IOException e) {
      throw new SyncFailed(file, e);
    }
  }

  private void lose(Batch batch, List<JournalFile> touched) {
    try {
      for (JournalFile file : touched) {
        cutBack(file);
      }
    } catch (IOException e) {
      health.fail("could not cut back a file after a failed write: " + e.getMessage());
    }
    pipeline.rollBack(batch).forEach(JournalWriter::run);
  }

  /** The closing lines go in first: they fit where they were before, on a full disk too. */
  private void cutBack(JournalFile file) throws IOException {
    file.end(Line.closing(file.committed().lastN()));
    if (!health.is(StoreState.FAILED)) {
      file.file().disk().force(true);
    }
  }

  private static void run(Held held) {
    try {
      held.run();
    } catch (RuntimeException | Error e) {
      // Whoever gave this action is told nothing; the others must be.
      LOG.log(Level.ERROR, "an action that waited for the disk failed", e);
    }
  }

  private void syncIfDue(long now, boolean last) {
    if (settings.sync() != Sync.ALWAYS
        && !health.is(StoreState.FAILED)
        && (last || now >= syncAt)) {
      syncAt = Long.MAX_VALUE;
      syncAll();
    }
  }

  private void syncAll() {
    try {
      for (JournalFile file : pipeline.files()) {
        sync(file);
      }
      pipeline.synced();
    } catch (SyncFailed e) {
      health.fail(String.valueOf(e.getMessage()));
    }
  }
}
