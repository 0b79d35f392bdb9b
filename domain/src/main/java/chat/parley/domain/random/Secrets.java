package chat.parley.domain.random;

/** Randomness that an attacker can't predict. Safe for use by many threads. */
public interface Secrets {

  /** {@code count} random bytes. */
  byte[] bytes(int count);

  /** A number from 0 to {@code bound - 1}, each as likely as the others. */
  int below(int bound);
}
