package chat.parley.domain.user;

/**
 * Turns passwords into hashes that are slow to reverse. Both calls take long on purpose, never
 * belong on an event loop, and refuse with {@code Unavailable} when too many wait already.
 */
public interface PasswordHasher {

  PasswordHash hash(Password password);

  /**
   * Costs one hash, also when {@code hash} is in a notation this hasher can't read (then false).
   */
  boolean matches(Password password, PasswordHash hash);

  /** A hash that no password matches and that costs as much to check as a real one. */
  PasswordHash decoy();
}
