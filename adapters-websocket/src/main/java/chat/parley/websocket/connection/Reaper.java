package chat.parley.websocket.connection;

import chat.parley.application.Guest;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Closes connections that nobody is behind any more, and those on which nobody signs in. Is to be
 * called every few seconds.
 *
 * @param nanoTime a clock that nobody sets: {@link System#nanoTime}
 * @param silence after how long without any sign of life a connection is lost: the time between two
 *     pings, and some for the pong to come
 * @param guesthood how long one may stay without signing in
 */
public record Reaper(
    Connections connections, LongSupplier nanoTime, Duration silence, Duration guesthood) {

  public void sweep() {
    long now = nanoTime.getAsLong();
    connections.forEach(connection -> check(connection, now));
  }

  private void check(Connection connection, long now) {
    if (now - connection.heardAt() > silence.toNanos()) {
      connection.close(CloseCode.HEARTBEAT_LOST);
    } else if (connection.caller() instanceof Guest
        && now - connection.openedAt() > guesthood.toNanos()) {
      connection.close(CloseCode.NOT_SIGNED_IN);
    }
  }
}
