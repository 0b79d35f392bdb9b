package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long work, some of it at a time. */
class BoundedWorkTest {
  private static final Duration EXPECTED = Duration.ofMillis(100);
  private static final int MOST_WAITING = 3;

  private final BoundedWork work = new BoundedWork("test", 1, MOST_WAITING, EXPECTED);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    callers.close();
    work.close();
  }

  @Test
  void whoFindsTheLineFullIsRefusedAtOnceAndToldHowLongItIs() throws Exception {
    List<Future<String>> served = new ArrayList<>();
    CompletableFuture<String> busy = new CompletableFuture<>();
    served.add(callers.submit(() -> work.await(() -> untilReleased(busy))));
    busy.get(10, TimeUnit.SECONDS);
    for (int i = 0; i < MOST_WAITING; i++) {
      served.add(callers.submit(() -> work.await(() -> Thread.currentThread().getName())));
    }
    while (work.waiting() < MOST_WAITING) {
      Thread.onSpinWait();
    }

    Rejected refused = catchThrowableOfType(Rejected.class, () -> work.await(() -> "too late"));

    assertThat(refused.rejection())
        .isEqualTo(new Rejection.Unavailable(EXPECTED.multipliedBy(MOST_WAITING + 1)));
    release.countDown();
    for (Future<String> one : served) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("test-0");
    }
  }

  @Test
  void workThatFailsFailsForItsCaller() {
    assertThatThrownBy(
            () ->
                work.await(
                    () -> {
                      throw new IllegalArgumentException("bad salt");
                    }))
        .hasRootCauseMessage("bad salt");
  }

  private String untilReleased(CompletableFuture<String> busy) throws InterruptedException {
    busy.complete("");
    release.await();
    return Thread.currentThread().getName();
  }
}
