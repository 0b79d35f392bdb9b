package chat.parley.websocket.limit;

import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;

/** Makes limits that keep lock-outs and time in one way, and tell one observer of refusals. */
public record LimitFactory(
    LockoutRepository lockouts, InstantSource clock, TimeMeter meter, WireObserver observer) {

  Rate rate(Limit limit, long burst, long refill, Duration period) {
    return new Rate(burst, refill, period, meter, () -> observer.limited(limit));
  }

  /** Locks out for {@code period} after {@code most} failures within one. */
  FailedTries failedTries(Limit limit, int most, Duration period) {
    Rate failures = new Rate(most, most, period, meter, () -> {});
    return new FailedTries(this, limit, failures, period);
  }
}
