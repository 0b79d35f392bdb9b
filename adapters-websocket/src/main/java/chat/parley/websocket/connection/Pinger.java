package chat.parley.websocket.connection;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Pings all connections, each at a moment of its own in every interval, so that those who came
 * together, such as after a restart, are not pinged together. Does without a timer for each. Is to
 * be called every second.
 */
public final class Pinger {
  /** How late a ping may be, where a call that is due every second comes after two. */
  public static final Duration MOST_LATE = Duration.ofSeconds(2);

  private final Connections connections;
  private final LongSupplier nanoTime;
  private final long interval;
  private long lastSweep;

  /**
   * @param nanoTime a clock that nobody sets: {@link System#nanoTime}
   */
  public Pinger(Connections connections, LongSupplier nanoTime, Duration interval) {
    this.connections = connections;
    this.nanoTime = nanoTime;
    this.interval = interval.toNanos();
    this.lastSweep = nanoTime.getAsLong();
  }

  public synchronized void sweep() {
    long now = nanoTime.getAsLong();
    connections.together(
        () ->
            connections.forEach(
                connection -> {
                  if (moments(connection, now) > moments(connection, lastSweep)) {
                    connection.ping();
                  }
                }));
    lastSweep = now;
  }

  /** How many of its moments were there up to this time? */
  private long moments(Connection connection, long time) {
    long offset = (connection.id().hashCode() & 0xFFFF) * (interval >>> 16);
    return Math.floorDiv(time - offset, interval);
  }
}
