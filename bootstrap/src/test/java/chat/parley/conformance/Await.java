package chat.parley.conformance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do and nobody tells of. */
final class Await {
  private static final long PAUSE_NANOS = 20_000_000;

  private Await() {}

  /**
   * Waits until a condition holds, or so long; the caller says what it means if it still does not.
   */
  static void until(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
