package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowThreadsTest {
  private static final long LIMIT_S = 10;

  private final Semaphore places = new Semaphore(1, true);
  private final SlowThreads threads = new SlowThreads(places);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch second = new CountDownLatch(1);

  @Test
  void whoFindsNoPlaceWaitsUntilOneIsLeft() throws Exception {
    occupy();
    threads.execute(second::countDown);
    while (!places.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    assertThat(second.getCount()).isEqualTo(1);

    release.countDown();
    assertThat(second.await(LIMIT_S, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsBoundedByItselfWaitsForNobody() throws Exception {
    occupy();
    threads.executeAtOnce(second::countDown);

    assertThat(second.await(LIMIT_S, TimeUnit.SECONDS)).isTrue();
    release.countDown();
  }

  private void occupy() throws InterruptedException {
    CountDownLatch occupied = new CountDownLatch(1);
    threads.execute(
        () -> {
          occupied.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(occupied.await(LIMIT_S, TimeUnit.SECONDS)).isTrue();
  }
}
