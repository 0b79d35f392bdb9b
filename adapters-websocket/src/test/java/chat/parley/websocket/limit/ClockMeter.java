package chat.parley.websocket.limit;

import chat.parley.domain.fixture.TickingClock;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Shows buckets the time of a test's clock. */
public record ClockMeter(TickingClock clock) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return Duration.ofMillis(clock.instant().toEpochMilli()).toNanos();
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
