package chat.parley.websocket.limit;

import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Locks out who fails too often, and for twice as long each time it happens again within a day, up
 * to a day. Lock-outs outlive a restart; the failures that lead to one need not.
 */
public final class FailedTries {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** About as long as a hash takes that has to wait for others. */
  private static final Duration UNTIL_TRIES_END = Duration.ofSeconds(1);

  private final LockoutRepository lockouts;
  private final InstantSource clock;
  private final WireObserver observer;
  private final Limit limit;
  private final RateLimiter failures;
  private final Duration first;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

  /** Locks out for {@code first} when {@code failures} is used up. */
  FailedTries(LimitFactory factory, Limit limit, RateLimiter failures, Duration first) {
    this.lockouts = factory.lockouts();
    this.clock = factory.clock();
    this.observer = factory.observer();
    this.limit = limit;
    this.failures = failures;
    this.first = first;
  }

  /**
   * Refuses {@code LockedOut}, or {@code RateLimited} while as many tries are under way as may yet
   * fail. What it returns has to be told, once, whether the try failed.
   */
  Consumer<Boolean> begin(String key) {
    // Counted first: a lock-out that comes meanwhile is seen, and one that ends makes room.
    underWay.compute(key, this::oneMore);
    boolean refused = true;
    try {
      refuseLockedOut(key);
      refused = false;
    } finally {
      if (refused) {
        oneLess(key);
      }
    }
    return failed -> end(key, failed);
  }

  private int oneMore(String key, @Nullable Integer before) {
    int others = before == null ? 0 : before;
    if (others >= failures.left(key)) {
      observer.limited(limit);
      throw new Rejection.RateLimited(UNTIL_TRIES_END).rejected();
    }
    return others + 1;
  }

  private void oneLess(String key) {
    underWay.computeIfPresent(key, (_, tries) -> tries > 1 ? tries - 1 : null);
  }

  private void end(String key, boolean failed) {
    try {
      if (failed) {
        failed(key);
      }
    } finally {
      oneLess(key); // last, so that at no time it counts neither as under way nor as failed
    }
  }

  private void refuseLockedOut(String key) {
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

  private void failed(String key) {
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
