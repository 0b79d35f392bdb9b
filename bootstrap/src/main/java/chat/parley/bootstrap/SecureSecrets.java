package chat.parley.bootstrap;

import chat.parley.domain.random.Secrets;
import java.security.SecureRandom;

/** Secrets from the platform's secure random generator. */
public final class SecureSecrets implements Secrets {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public int below(int bound) {
    return random.nextInt(bound);
  }
}
