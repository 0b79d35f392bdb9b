package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.websocket.json.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final int KIB = 1024;

  private final FakeSocket socket = new FakeSocket();
  private final List<Integer> repliesSent = new ArrayList<>();
  private int shed;
  private final Outbox outbox =
      new Outbox(
          socket,
          repliesSent::add,
          () -> {},
          this::close,
          new WireObserver() {
            @Override
            public void shed() {
              shed++;
            }
          });

  private void close() {
    outbox.close(CloseCode.SLOW_CONSUMER);
  }

  @Test
  void framesLeaveInTheOrderSentWhateverTheirKind() {
    outbox.send(frame("1", Frame.Kind.EVENT));
    outbox.send(frame("2", Frame.Kind.EPHEMERAL));
    socket.run();
    outbox.send(frame("3", Frame.Kind.REPLY));
    outbox.send(frame("4", Frame.Kind.EVENT));
    socket.run();

    assertThat(socket.sentTexts()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whatWaitsGoesOutInOneBurst() {
    send(100, Frame.Kind.EVENT);

    assertThat(socket.tasksDue()).isEqualTo(1);
    socket.run();
    assertThat(socket.bursts()).hasSize(1);
    assertThat(socket.sentTexts()).isEqualTo(numbers(100));
  }

  @Test
  void onlyRepliesAreReportedAndOnlyOnceTheyHaveLeft() {
    socket.getStuck();
    outbox.send(frame("reply", Frame.Kind.REPLY));
    outbox.send(frame("event", Frame.Kind.EVENT));
    outbox.send(frame("reply", Frame.Kind.REPLY));
    socket.run();
    assertThat(repliesSent).isEmpty();

    socket.getUnstuck();
    assertThat(repliesSent).containsExactly(2);

    outbox.send(frame("event", Frame.Kind.EVENT));
    socket.run();
    assertThat(repliesSent).containsExactly(2, 0);
  }

  @Test
  void ephemeralEventsAreLeftOutOnceHalfOfTheFramesWait() {
    fallBehind();
    send(Outbox.MAX_FRAMES / 2 - 2, Frame.Kind.EVENT);
    outbox.send(frame("typing", Frame.Kind.EPHEMERAL));
    outbox.send(frame("too late", Frame.Kind.EPHEMERAL));
    outbox.send(frame("event", Frame.Kind.EVENT));
    assertThat(shed).isEqualTo(1);
    assertThat(outbox.frames()).isEqualTo(Outbox.MAX_FRAMES / 2 + 1);
    socket.getUnstuck();

    assertThat(outbox.frames()).isZero();
    assertThat(outbox.bytes()).isZero();
    assertThat(socket.sentTexts())
        .hasSize(Outbox.MAX_FRAMES / 2 + 1)
        .contains("typing", "event")
        .doesNotContain("too late");
    assertThat(socket.closed()).isNull();
  }

  @Test
  void ephemeralEventsAreLeftOutOnceHalfOfTheBytesWait() {
    fallBehind();
    outbox.send(bytes(512 * KIB - 2, Frame.Kind.EVENT));
    outbox.send(bytes(1, Frame.Kind.EPHEMERAL));
    outbox.send(frame("too late", Frame.Kind.EPHEMERAL));
    socket.getUnstuck();

    assertThat(socket.sentTexts()).hasSize(3).doesNotContain("too late");
  }

  @Test
  void oneEventMoreThanItHoldsClosesIt() {
    fallBehind();
    send(Outbox.MAX_FRAMES - 1, Frame.Kind.EVENT);
    socket.run();
    assertThat(socket.closed()).isNull();

    outbox.send(frame("too many", Frame.Kind.EVENT));
    outbox.send(frame("reply", Frame.Kind.REPLY));
    socket.run();

    assertThat(socket.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(outbox.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(socket.sentTexts()).containsExactly("1");
  }

  @Test
  void aReaderWhoTakesAllIsNeverBehindHoweverMuchComesAtOnce() {
    send(10 * Outbox.MAX_FRAMES, Frame.Kind.EVENT);
    outbox.send(bytes(2 * 1024 * KIB, Frame.Kind.EVENT));
    outbox.send(frame("typing", Frame.Kind.EPHEMERAL));
    socket.run();

    assertThat(socket.closed()).isNull();
    assertThat(socket.sentBytes()).hasSize(10 * Outbox.MAX_FRAMES + 2);
  }

  @Test
  void oneByteMoreThanItHoldsClosesIt() {
    fallBehind();
    outbox.send(bytes(1000 * KIB, Frame.Kind.EVENT));
    outbox.send(bytes(24 * KIB - 1, Frame.Kind.EVENT));
    socket.run();
    assertThat(socket.closed()).isNull();

    outbox.send(bytes(1, Frame.Kind.EVENT));
    socket.run();
    assertThat(socket.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
  }

  @Test
  void aSingleFrameMayBeLargerThanTheBound() {
    socket.getStuck();
    outbox.send(bytes(2 * 1024 * KIB, Frame.Kind.EVENT));
    socket.run();
    assertThat(socket.closed()).isNull();
    assertThat(socket.sentBytes()).hasSize(1);

    outbox.send(bytes(1, Frame.Kind.EVENT));
    socket.run();
    assertThat(socket.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
  }

  @Test
  void thereIsRoomAgainOnceTheOtherSideTakesWhatWaited() {
    for (int round = 0; round < 3; round++) {
      fallBehind();
      send(Outbox.MAX_FRAMES - 1, Frame.Kind.EVENT);
      socket.getUnstuck();
      fallBehind();
      outbox.send(bytes(1000 * KIB, Frame.Kind.EVENT));
      socket.getUnstuck();
    }

    assertThat(socket.closed()).isNull();
    assertThat(socket.sentBytes()).hasSize(3 * (Outbox.MAX_FRAMES + 2));
  }

  @Test
  void repliesAreNotBoundedHere() {
    socket.getStuck();
    send(2 * Outbox.MAX_FRAMES, Frame.Kind.REPLY);
    outbox.send(bytes(2 * 1024 * KIB, Frame.Kind.REPLY));
    socket.run();
    assertThat(socket.closed()).isNull();

    socket.getUnstuck();
    assertThat(socket.sentBytes()).hasSize(2 * Outbox.MAX_FRAMES + 1);
  }

  @Test
  void nothingIsTakenOnceItIsClosedAndWhatWaitsIsLetGo() {
    outbox.send(frame("sent", Frame.Kind.EVENT));
    socket.run();
    outbox.send(frame("waiting", Frame.Kind.EVENT));
    outbox.close(CloseCode.SERVER_RESTARTING);
    outbox.send(frame("after", Frame.Kind.EVENT));
    outbox.send(frame("after", Frame.Kind.REPLY));
    socket.run();

    assertThat(socket.sentTexts()).containsExactly("sent");
    assertThat(socket.closed()).isEqualTo(CloseCode.SERVER_RESTARTING);
  }

  @Test
  void manyThreadsLoseNothingAndEachKeepsItsOrder() throws InterruptedException {
    int threads = 8;
    int each = 2_000;
    CountDownLatch sending = new CountDownLatch(threads);
    for (int n = 0; n < threads; n++) {
      String name = n + ":";
      Thread.startVirtualThread(
          () -> {
            numbers(each).forEach(number -> outbox.send(frame(name + number, Frame.Kind.REPLY)));
            sending.countDown();
          });
    }
    while (sending.getCount() > 0) {
      socket.run();
      Thread.onSpinWait();
    }
    socket.run();

    for (int n = 0; n < threads; n++) {
      String name = n + ":";
      assertThat(socket.sentTexts().stream().filter(text -> text.startsWith(name)))
          .isEqualTo(numbers(each).stream().map(number -> name + number).toList());
    }
    assertThat(repliesSent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(threads * each);
  }

  /** The other side takes nothing any more, and one frame of a byte is on the way to it. */
  private void fallBehind() {
    socket.getStuck();
    send(1, Frame.Kind.EVENT);
    socket.run();
  }

  private void send(int count, Frame.Kind kind) {
    numbers(count).forEach(number -> outbox.send(frame(number, kind)));
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  private static Frame frame(String text, Frame.Kind kind) {
    return new Frame(text.getBytes(StandardCharsets.UTF_8), kind);
  }

  private static Frame bytes(int count, Frame.Kind kind) {
    return new Frame(new byte[count], kind);
  }
}
