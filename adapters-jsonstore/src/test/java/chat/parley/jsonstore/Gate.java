package chat.parley.jsonstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up whoever comes to it until it is opened. */
final class Gate {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  void pass() {
    reached.countDown();
    at(open);
  }

  void awaitSomebody() {
    at(reached);
  }

  void open() {
    open.countDown();
  }

  private static void at(CountDownLatch latch) {
    try {
      assertThat(latch.await(Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
