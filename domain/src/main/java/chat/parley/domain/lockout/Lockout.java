package chat.parley.domain.lockout;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody is kept from trying something.
 *
 * @param key who from what, such as {@code login:name#1234}
 * @param times how often in a row it has come to this
 */
public record Lockout(String key, int times, Instant until) {
  /** Who keeps still for so long after a lock-out has a clean record again. */
  public static final Duration REMEMBERED = Duration.ofDays(1);

  public boolean holds(Instant now) {
    return now.isBefore(until);
  }

  public boolean forgotten(Instant now) {
    return !now.isBefore(until.plus(REMEMBERED));
  }
}
