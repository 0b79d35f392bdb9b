package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConnectionQuotaTest {
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";

  private final ConnectionQuota quota = new ConnectionQuota(3, 2);

  @Test
  void thereIsRoomForSoManyFromOneAddress() {
    assertThat(List.of(quota.reserve(HERE), quota.reserve(HERE), quota.reserve(HERE)))
        .containsExactly(true, true, false);
    assertThat(quota.reserve(THERE)).isTrue();
    assertThat(quota.taken()).isEqualTo(3);
  }

  @Test
  void thereIsRoomForSoManyInAll() {
    quota.reserve(HERE);
    quota.reserve(HERE);
    quota.reserve(THERE);

    assertThat(quota.reserve(THERE)).isFalse();
  }

  @Test
  void aPlaceThatIsGivenBackIsTakenAgain() {
    quota.reserve(HERE);
    quota.reserve(HERE);
    quota.release(HERE);

    assertThat(quota.taken()).isEqualTo(1);
    assertThat(quota.reserve(HERE)).isTrue();
    assertThat(quota.reserve(HERE)).isFalse();
  }

  @Test
  void allAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    ConnectionQuota many = new ConnectionQuota(10_000, 256);
    Callable<Boolean> enter = () -> many.reserve(HERE);
    int let = 0;
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : crowd.invokeAll(Collections.nCopies(1_000, enter))) {
        let += one.get() ? 1 : 0;
      }
    }
    assertThat(let).isEqualTo(256);
  }
}
