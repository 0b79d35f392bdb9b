package chat.parley.arch.wrong.application;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** A use case that nobody can test. */
public final class LooksAtTheClock {
  public final Instant now = Instant.now();
  public final Clock clock = Clock.systemUTC();
  public final long millis = System.currentTimeMillis();
  public final long nanos = System.nanoTime();
  public final UUID id = UUID.randomUUID();
  public final Random secrets = new SecureRandom();
  public final Random random = new Random();
  public final double chance = Math.random();
}
