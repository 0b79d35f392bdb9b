package chat.parley.bootstrap;

import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.backup.Backup;
import chat.parley.jsonstore.backup.Backups;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes backups of the running store, and knows how old the newest good one is. */
public final class BackupKeeper {
  private static final Logger LOG = Logger.getLogger(BackupKeeper.class);

  private final Backups backups;
  private final Optional<Supplier<Snapshot>> snapshots;
  private final InstantSource clock;
  private final AtomicLong failures = new AtomicLong();
  private volatile @Nullable Newest newest;
  private volatile @Nullable String problem;

  /**
   * The newest verified backup, and how old it was at a moment of the clock that never jumps: from
   * then on no change of the time of day makes it look younger or older.
   */
  private record Newest(Backup backup, Duration age, long nanos) {}

  BackupKeeper(Backups backups, Optional<Supplier<Snapshot>> snapshots, InstantSource clock) {
    this.backups = backups;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** Looks for the backups of earlier runs. */
  void look() {
    try {
      backups
          .newestVerified()
          .ifPresent(
              backup -> {
                Duration age = Duration.between(backup.madeAt(), clock.instant());
                if (age.isNegative()) {
                  LOG.warnf("%s is dated in the future: its age is not known", backup.folder());
                } else {
                  newest(backup, age);
                }
              });
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Makes a backup; one that fails is logged and counted, and the server goes on. */
  void run() {
    snapshots.ifPresent(
        source -> {
          try (Snapshot snapshot = source.get()) {
            Backup made = backups.make(snapshot, Progress.SILENT);
            newest(made, Duration.ZERO);
            problem = null;
            LOG.infof("made and verified the backup %s", made.folder());
          } catch (IOException | RuntimeException e) {
            failed(e);
          }
        });
  }

  /** Whether there is anything to make backups of. */
  boolean hasStore() {
    return snapshots.isPresent();
  }

  Optional<Backup> newestVerified() {
    return Optional.ofNullable(newest).map(Newest::backup);
  }

  /** Of the newest verified backup. */
  Optional<Duration> age() {
    return Optional.ofNullable(newest)
        .map(found -> found.age().plusNanos(System.nanoTime() - found.nanos()));
  }

  /** Why the last try failed, if it did. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How many tries failed since the start. */
  long failures() {
    return failures.get();
  }

  private void newest(Backup backup, Duration age) {
    newest = new Newest(backup, age, System.nanoTime());
  }

  private void failed(Exception e) {
    failures.incrementAndGet();
    problem = e.toString();
    LOG.error("no backup was made", e);
  }
}
