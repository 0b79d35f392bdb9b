package chat.parley.bootstrap;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what has run out. */
@Singleton
public class Housekeeping {
  private final Store store;
  private final InstantSource clock;

  public Housekeeping(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    Instant now = clock.instant();
    store.sessions().removeExpired(now);
    store.lockouts().removeForgotten(now);
  }
}
