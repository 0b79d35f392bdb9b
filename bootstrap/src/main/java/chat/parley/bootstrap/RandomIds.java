package chat.parley.bootstrap;

import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;

/** Identifiers of 80 random bits: 16 letters and digits, none of which looks like another. */
public final class RandomIds implements Ids {
  /** Crockford's base 32. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int LENGTH = 16;

  private final Secrets secrets;

  public RandomIds(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (byte random : secrets.bytes(LENGTH)) {
      id.append(ALPHABET.charAt(random & (ALPHABET.length() - 1)));
    }
    return id.toString();
  }
}
