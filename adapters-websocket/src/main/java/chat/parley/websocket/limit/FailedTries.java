package chat.parley.websocket.limit;

import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Locks out who fails too often, and for twice as long each time it happens again within a day, up
 * to a day. Lock-outs outlive a restart; the failures that lead to one need not.
 */
public final class FailedTries {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final LockoutRepository lockouts;
  private final InstantSource clock;
  private final WireObserver observer;
  private final Limit limit;
  private final Rate failures;
  private final Duration first;

  /** Locks out for {@code first} when {@code failures} is used up. */
  FailedTries(LimitFactory factory, Limit limit, Rate failures, Duration first) {
    this.lockouts = factory.lockouts();
    this.clock = factory.clock();
    this.observer = factory.observer();
    this.limit = limit;
    this.failures = failures;
    this.first = first;
  }

  /** Refuses {@code LockedOut}. */
  void check(String key) {
    Instant now = clock.instant();
    lockouts
        .find(key)
        .filter(lockout -> lockout.holds(now))
        .ifPresent(
            lockout -> {
              observer.limited(limit);
              throw new Rejection.LockedOut(Duration.between(now, lockout.until())).rejected();
            });
  }

  void failed(String key) {
    if (failures.isEmptyAfterTaking(key)) {
      Instant now = clock.instant();
      int before =
          lockouts
              .find(key)
              .filter(lockout -> !lockout.forgotten(now))
              .map(Lockout::times)
              .orElse(0);
      lockouts.put(new Lockout(key, before + 1, now.plus(doubled(before))));
      failures.forget(key);
      observer.lockedOut(limit);
    }
  }

  private Duration doubled(int times) {
    Duration wait = first;
    for (int i = 0; i < times && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
