package chat.parley.websocket.limit;

import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import chat.parley.websocket.rate.Rate;
import io.github.bucket4j.TimeMeter;
import java.time.InstantSource;

/** Makes limits that keep lock-outs and time in one way, and tell one observer of refusals. */
public record LimitFactory(
    LockoutRepository lockouts, InstantSource clock, TimeMeter meter, WireObserver observer) {

  RateLimiter rate(Limit limit, Rate rate) {
    return new RateLimiter(rate, meter, () -> observer.limited(limit));
  }

  /** Locks out for the rate's period who fails more often than that. */
  FailedTries failedTries(Limit limit, Rate failures) {
    return new FailedTries(
        this, limit, new RateLimiter(failures, meter, () -> {}), failures.period());
  }
}
