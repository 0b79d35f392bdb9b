package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.TickingClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PingerTest {
  private static final Duration INTERVAL = Duration.ofSeconds(25);
  private static final int PEOPLE = 500;

  private final TickingClock clock = new TickingClock();
  private final Connections connections = new Connections();
  private final Pinger pinger =
      new Pinger(
          connections, () -> Duration.ofMillis(clock.instant().toEpochMilli()).toNanos(), INTERVAL);
  private final List<FakeSocket> sockets = Stream.generate(FakeSocket::new).limit(PEOPLE).toList();

  PingerTest() {
    for (int n = 0; n < PEOPLE; n++) {
      connections.opened(sockets.get(n).connection("c" + n * 7919, (_, _, _) -> true));
    }
  }

  /** How many pings went out. */
  private int sweepAfter(Duration time) {
    clock.advance(time);
    pinger.sweep();
    sockets.forEach(FakeSocket::run);
    return sockets.stream().mapToInt(FakeSocket::pings).sum();
  }

  @Test
  void eachIsPingedOnceInEachInterval() {
    for (int second = 1; second <= 3 * INTERVAL.toSeconds(); second++) {
      sweepAfter(Duration.ofSeconds(1));
    }
    assertThat(sockets).extracting(FakeSocket::pings).containsOnly(3);
  }

  @Test
  void theyAreNotPingedTogether() {
    int[] pings = new int[(int) INTERVAL.toSeconds() + 1];
    for (int second = 1; second < pings.length; second++) {
      pings[second] = sweepAfter(Duration.ofSeconds(1));
    }
    assertThat(IntStream.range(1, pings.length).map(second -> pings[second] - pings[second - 1]))
        .allMatch(together -> together < PEOPLE / 5);
  }

  @Test
  void aSweepThatComesLateLeavesNobodyOut() {
    assertThat(sweepAfter(INTERVAL.plusSeconds(1))).isEqualTo(PEOPLE);
  }
}
