package chat.parley.bootstrap;

import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.connection.ConnectionQuota;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.Pinger;
import chat.parley.websocket.connection.Reaper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks after open connections, from time to time and at the end. */
@Singleton
public class ConnectionCare {
  /** By then, those who do not read are hung up. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(4);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final Connections connections;
  private final ConnectionQuota quota;
  private final Pinger pinger;
  private final Reaper reaper;

  public ConnectionCare(
      Connections connections, ConnectionQuota quota, Pinger pinger, Reaper reaper) {
    this.connections = connections;
    this.quota = quota;
    this.pinger = pinger;
    this.reaper = reaper;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void ping() {
    pinger.sweep();
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    reaper.sweep();
  }

  /**
   * Tells all clients to come back later, and gives them a moment to hear it. When Quarkus tells of
   * the shutdown itself, it has closed all connections already.
   */
  void stop(@Observes ShutdownDelayInitiatedEvent shutdown) {
    connections.closeAll(CloseCode.SERVER_RESTARTING);
    long deadline = System.nanoTime() + LAST_WORDS.toNanos();
    while (quota.taken() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
