package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.websocket.json.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final int KIB = 1024;
  private static final int MOST_BYTES = 800 * KIB;

  private final Connections connections = new Connections();
  private final Backlog backlog = new Backlog(connections, MOST_BYTES);
  private final List<FakeSocket> sockets = new ArrayList<>();

  @Test
  void whoTakesWhatIsSentHoldsNothing() {
    Connection quick = open();
    for (int n = 0; n < 100; n++) {
      quick.send(event(100));
      socket(0).run();
    }

    assertThat(backlog.bytes()).isZero();
  }

  @Test
  void theHeaviestAreClosedUntilAnEighthIsFree() {
    Connection light = openStuck(100);
    Connection heaviest = openStuck(400);
    Connection heavy = openStuck(252);
    assertThat(backlog.bytes()).isEqualTo(752 * KIB);

    light.send(event(60));
    socket(0).run();

    assertThat(heaviest.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(heavy.closed()).isNull();
    assertThat(light.closed()).isNull();
    assertThat(backlog.bytes()).isEqualTo(412 * KIB);
  }

  @Test
  void whatManyWaitForCountsOnce() {
    Frame shared = event(100).to(5);
    for (int n = 0; n < 5; n++) {
      openStuck(shared);
    }
    assertThat(backlog.bytes()).isEqualTo(100 * KIB);

    sockets.forEach(FakeSocket::getUnstuck);
    assertThat(backlog.bytes()).isZero();
  }

  @Test
  void asManyAreClosedAsItTakes() {
    for (int n = 0; n < 8; n++) {
      openStuck(100);
    }
    openStuck(52);

    assertThat(sockets).filteredOn(socket -> closed(socket) == null).hasSize(7);
    assertThat(backlog.bytes()).isEqualTo(652 * KIB);
  }

  @Test
  void aReplyThatWaitsForACommitCounts() {
    Frame reply = new Frame(new byte[100 * KIB], Frame.Kind.REPLY);
    Connection connection = open();
    connection.hold(reply);
    assertThat(backlog.bytes()).isEqualTo(100 * KIB);

    connection.close(CloseCode.SLOW_CONSUMER);
    assertThat(backlog.bytes()).isZero();

    connection.sendHeld(reply, reply);
    socket(0).run();
    assertThat(backlog.bytes()).isZero();
  }

  @Test
  void aRequestCountsFromWhenItComesUntilItIsHandled() {
    List<Runnable> running = new ArrayList<>();
    Connection connection = open((_, _, done) -> !running.add(done));
    connection.receive("x".repeat(10 * KIB));
    connection.receive("x".repeat(10 * KIB));
    assertThat(backlog.bytes()).isEqualTo(40 * KIB);

    running.removeFirst().run();
    socket(0).run();
    assertThat(backlog.bytes()).isEqualTo(20 * KIB);

    running.removeFirst().run();
    socket(0).run();
    assertThat(backlog.bytes()).isZero();
  }

  @Test
  void whatHasLeftCountsNoMore() {
    openStuck(100);
    socket(0).getUnstuck();

    assertThat(backlog.bytes()).isZero();
  }

  @Test
  void whoIsGoneHoldsNothing() {
    Connection connection = openStuck(100);
    connections.closed(connection);
    connection.send(event(100));
    socket(0).run();

    assertThat(backlog.bytes()).isZero();
  }

  private Connection open() {
    return open((_, _, _) -> true);
  }

  private Connection open(RequestHandler handler) {
    FakeSocket socket = new FakeSocket();
    sockets.add(socket);
    Connection connection = socket.connection("c" + sockets.size(), handler, backlog);
    connections.opened(connection);
    return connection;
  }

  /** One that does not take what it is sent. */
  private Connection openStuck(int kib) {
    return openStuck(event(kib));
  }

  private Connection openStuck(Frame frame) {
    Connection connection = open();
    socket(sockets.size() - 1).getStuck();
    connection.send(frame);
    socket(sockets.size() - 1).run();
    return connection;
  }

  private FakeSocket socket(int index) {
    return sockets.get(index);
  }

  private static @Nullable CloseCode closed(FakeSocket socket) {
    socket.run();
    return socket.closed();
  }

  private static Frame event(int kib) {
    return new Frame(new byte[kib * KIB], Frame.Kind.EVENT);
  }
}
