package chat.parley.jsonstore;

import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/**
 * Rewrites files of which most is dead, one at a time, beside the writer. One that fails leaves the
 * old file in use, and is tried again when that has doubled.
 */
final class Compactor {
  private static final Logger LOG = System.getLogger(Compactor.class.getName());

  /** The writer copies less than this itself: a few milliseconds in which nothing is committed. */
  private static final long SHORT_TAIL = 1 << 20;

  private final Volume volume;
  private final Pipeline pipeline;
  private final Contents contents;
  private final JournalWriter writer;
  private final Health health;
  private final long from;
  private final Semaphore oneAtATime = new Semaphore(1);

  /** How long a file was, in bytes, when it was last tried to rewrite it and that failed. */
  private final Map<StoreFile, Long> failedAt = new ConcurrentHashMap<>();

  private volatile boolean closed;

  /** Files shorter than {@code from} bytes are left alone. */
  Compactor(
      Volume volume,
      Pipeline pipeline,
      Contents contents,
      JournalWriter writer,
      Health health,
      long from) {
    this.volume = volume;
    this.pipeline = pipeline;
    this.contents = contents;
    this.writer = writer;
    this.health = health;
    this.from = from;
  }

  /** For the writer, from time to time: sees whether a file is due, and has it rewritten. */
  void lookRound() {
    if (closed || oneAtATime.availablePermits() == 0 || !health.is(StoreState.OK)) {
      return;
    }
    for (JournalFile file : pipeline.files()) {
      if (isDue(file)) {
        Thread.ofPlatform().name("parley-compaction").daemon().start(() -> tryIt(file));
        return;
      }
    }
  }

  private boolean isDue(JournalFile file) {
    return pipeline
        .section()
        .in(
            () ->
                file.size() >= from
                    && file.records() > 0
                    && file.size() >= 2 * failedAt.getOrDefault(file.which(), 0L)
                    && contents.mostIsDead(file));
  }

  private void tryIt(JournalFile file) {
    try {
      compact(file, _ -> {});
      failedAt.remove(file.which());
    } catch (IOException | RuntimeException e) {
      failedAt.put(file.which(), pipeline.section().in(file::size));
      LOG.log(Level.WARNING, "could not rewrite " + file.path() + "; it stays as it is", e);
    }
  }

  /** Rewrites a file now, telling up to which byte it was read; not to be called by the writer. */
  void compact(JournalFile file, LongConsumer progress) throws IOException {
    oneAtATime.acquireUninterruptibly();
    OpenFile old = pipeline.section().in(file::hold);
    try {
      long before = file.size();
      volume.check(before);
      rewrite(file, old, progress);
      LOG.log(Level.INFO, file.path() + " was rewritten: " + before + " bytes are " + file.size());
    } finally {
      old.release(pipeline.section());
      oneAtATime.release();
    }
  }

  private void rewrite(JournalFile file, OpenFile old, LongConsumer progress) throws IOException {
    JournalFile.Reach committed = pipeline.committed(file);
    Survivors survivors = contents.survivors(file.which(), committed.end(), pipeline.section());
    try (Rewriting rewriting = new Rewriting(volume.disk(), file, old, committed)) {
      rewriting.sift(
          survivors,
          at -> {
            checkOpen();
            progress.accept(at);
          });
      while (rewriting.catchUp(pipeline.committed(file)) > SHORT_TAIL) {
        checkOpen();
      }
      rewriting.force();
      writer.between(() -> swap(file, rewriting, survivors));
    } finally {
      pipeline.section().run(survivors::forget);
    }
  }

  /** On the writer's thread. */
  private void swap(JournalFile file, Rewriting rewriting, Survivors survivors) throws IOException {
    checkOpen();
    rewriting.catchUp(file.committed());
    OpenFile next = rewriting.finish();
    try {
      volume.disk().syncFolder(volume.folder());
    } catch (IOException e) {
      // After a crash either of the two may have the name, and only one has what comes now.
      health.fail("could not sync " + volume.folder() + ": " + e.getMessage());
    }
    pipeline.swap(file, next, rewriting.gone(), survivors).release(pipeline.section());
  }

  private void checkOpen() throws IOException {
    if (closed || !health.is(StoreState.OK)) {
      throw new IOException("the store takes no changes at the moment");
    }
  }

  /** Ends what is going on; waits for that. */
  void close() {
    closed = true;
    oneAtATime.acquireUninterruptibly();
    oneAtATime.release();
  }
}
