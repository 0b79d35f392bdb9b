package chat.parley.websocket.limit;

import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.rate.Rate;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each key. Keys that have their bucket full again are forgotten. */
public final class RateLimiter {
  /** So many keys can't be used honestly at a time; the memory they take is bounded. */
  private static final int MOST_KEYS = 100_000;

  private final LoadingCache<String, Bucket> buckets;
  private final Runnable refused;

  /** {@code refused} is run at each refusal. */
  RateLimiter(Rate rate, TimeMeter clock, Runnable refused) {
    this.refused = refused;
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(rate.untilFull())
            .ticker(clock::currentTimeNanos)
            .build(_ -> bucket(rate, clock));
  }

  /** A bucket by itself. */
  public static Bucket bucket(Rate rate, TimeMeter clock) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.count(), rate.period()))
        .withCustomTimePrecision(clock)
        .build();
  }

  /** Takes one, or refuses {@code RateLimited}. */
  public void take(String key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw refusal(probe.getNanosToWaitForRefill());
    }
  }

  /** Takes one for good, or refuses {@code RateLimited}. */
  Admission admit(String key) {
    take(key);
    return Admission.FREE;
  }

  /** Puts back one that was taken. */
  void giveBack(String key) {
    buckets.get(key).addTokens(1);
  }

  long left(String key) {
    return buckets.get(key).getAvailableTokens();
  }

  /** Takes one if there is one; returns whether the bucket is empty now. */
  public boolean isEmptyAfterTaking(String key) {
    return buckets.get(key).tryConsumeAndReturnRemaining(1).getRemainingTokens() == 0;
  }

  private RuntimeException refusal(long nanosToWait) {
    refused.run();
    return new Rejection.RateLimited(Duration.ofNanos(nanosToWait)).rejected();
  }

  void forget(String key) {
    buckets.invalidate(key);
  }
}
