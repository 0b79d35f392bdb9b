package chat.parley.jsonstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Waits with a limit. */
final class Waiting {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private Waiting() {}

  /** Whether what this thread did last became durable. */
  static CompletableFuture<Boolean> outcome(JsonStore store) {
    CompletableFuture<Boolean> durable = new CompletableFuture<>();
    store.commits().whenDurable(() -> durable.complete(true), () -> durable.complete(false));
    return durable;
  }

  static void untilDurable(JsonStore store) {
    assertThat(outcome(store)).succeedsWithin(LIMIT).isEqualTo(true);
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
