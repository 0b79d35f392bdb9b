package chat.parley.domain.lockout;

import java.time.Instant;
import java.util.Optional;

/** All lock-outs that are not forgotten. Every call is one atomic step. */
public interface LockoutRepository {

  Optional<Lockout> find(String key);

  /** Stores a lock-out in place of the one of the same key. */
  void put(Lockout lockout);

  /** Forgets what {@link Lockout#forgotten} says; returns how many. */
  int removeForgotten(Instant now);
}
