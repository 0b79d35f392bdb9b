package chat.parley.jsonstore;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Whether the folder can be written to: seen before each write, and, as there may be none for long,
 * once a second. Belongs to the writer's thread.
 */
final class WriteCheck {
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Health health;
  private final Volume volume;
  private final HeldNames names;
  private Runnable others = () -> {};
  private long roundAt = System.nanoTime() + ROUND_NANOS;

  WriteCheck(Health health, Volume volume, HeldNames names) {
    this.health = health;
    this.volume = volume;
    this.names = names;
  }

  /** Has {@code round} run in each round, too. To be called before the writer runs. */
  void everyRound(Runnable round) {
    others = round;
  }

  /** Fails if {@code bytes} may not be written now. */
  void beforeWrite(long bytes) throws IOException {
    names.checkLock();
    volume.spend(bytes);
  }

  /** When the next round is due, in the time of {@link System#nanoTime}. */
  long roundAt() {
    return roundAt;
  }

  void lookRound(long now) {
    if (now >= roundAt) {
      roundAt = now + ROUND_NANOS;
      probe();
      others.run();
    }
  }

  private void probe() {
    try {
      if (health.is(StoreState.DEGRADED)) {
        names.check();
        volume.probe();
        health.heal();
      } else if (health.is(StoreState.OK)) {
        names.check();
        volume.look();
      }
    } catch (FolderLost e) {
      health.fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (health.is(StoreState.OK)) {
        health.degrade(String.valueOf(e.getMessage()));
      }
    }
  }
}
