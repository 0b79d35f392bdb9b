package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.SignedIn;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.TickingClock;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.session.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Connections that nobody is behind are closed. */
class ReaperTest {
  private static final Duration SILENCE = Duration.ofSeconds(33);
  private static final Duration GUESTHOOD = Duration.ofSeconds(60);

  private final TickingClock clock = new TickingClock();
  private final Connections connections = new Connections();
  private final Reaper reaper = new Reaper(connections, this::nanoTime, SILENCE, GUESTHOOD);
  private final FakeSocket socket = new FakeSocket();
  private final Connection connection =
      new Connection(
          new ConnectionId("c"),
          "10.0.0.1",
          socket,
          new Reception(
              (_, _, _) -> true,
              FrameBudget::unlimited,
              new Backlog(connections, Long.MAX_VALUE),
              this::nanoTime,
              WireObserver.NONE));

  ReaperTest() {
    connections.opened(connection);
  }

  private long nanoTime() {
    return Duration.ofMillis(clock.instant().toEpochMilli()).toNanos();
  }

  private void sweep() {
    reaper.sweep();
    socket.run();
  }

  private void signIn() {
    connection.signIn(new SignedIn(connection.id(), Fixtures.ANNA.id(), new SessionId("session")));
  }

  @Test
  void oneThatGivesNoSignOfLifeIsLost() {
    signIn();
    clock.advance(SILENCE);
    sweep();
    assertThat(socket.closed()).isNull();

    clock.advance(Duration.ofMillis(1));
    sweep();
    assertThat(socket.closed()).isEqualTo(CloseCode.HEARTBEAT_LOST);
  }

  @Test
  void anySignOfLifeCounts() {
    signIn();
    for (int i = 0; i < 10; i++) {
      clock.advance(SILENCE);
      connection.heard();
      sweep();
    }
    assertThat(socket.closed()).isNull();
  }

  @Test
  void oneOnWhichNobodySignsInIsClosedHoweverLivelyItIs() {
    for (int i = 0; i < 2; i++) {
      clock.advance(GUESTHOOD.dividedBy(2));
      connection.heard();
      sweep();
    }
    assertThat(socket.closed()).isNull();

    clock.advance(Duration.ofMillis(1));
    sweep();
    assertThat(socket.closed()).isEqualTo(CloseCode.NOT_SIGNED_IN);
  }
}
