package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.websocket.json.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final int MANY = 1_000;
  private static final Frame REPLY =
      new Frame("{}".getBytes(StandardCharsets.UTF_8), Frame.Kind.REPLY);

  private final FakeSocket socket = new FakeSocket();
  private final List<String> handled = new ArrayList<>();

  /** Those that are not done yet, each with what it runs when it is. */
  private final Queue<Runnable> running = new ArrayDeque<>();

  @Test
  void whatIsDoneAtOnceIsHandledAsItComes() {
    Connection connection = connection(this::answerAtOnce);
    receive(connection, 3);

    assertThat(handled).isEqualTo(numbers(3));
    assertThat(socket.sent()).hasSize(3);
  }

  @Test
  void aRequestWaitsUntilTheOneBeforeItIsDone() {
    Connection connection = connection(this::answerLater);
    receive(connection, 3);
    assertThat(handled).containsExactly("1");

    running.remove().run();
    assertThat(handled).as("before the socket's own thread has heard").containsExactly("1");
    socket.run();
    assertThat(handled).containsExactly("1", "2");

    running.remove().run();
    socket.run();
    assertThat(handled).containsExactly("1", "2", "3");
  }

  @Test
  void quickAndSlowRequestsKeepTheirOrder() {
    Connection connection =
        connection(
            (on, frame, done) ->
                Integer.parseInt(frame) % 3 == 0
                    ? answerLater(on, frame, done)
                    : answerAtOnce(on, frame, done));
    receive(connection, 10);
    while (!running.isEmpty()) {
      running.remove().run();
      socket.run();
    }

    assertThat(handled).isEqualTo(numbers(10));
  }

  @Test
  void noMoreAreHandledThanMayWaitForTheirReplyToLeave() {
    socket.getStuck();
    Connection connection = connection(this::answerAtOnce);
    receive(connection, MANY);
    socket.run();
    assertThat(handled).hasSize(Inbox.MOST_UNANSWERED);

    socket.getUnstuck();
    assertThat(handled).isEqualTo(numbers(MANY));
  }

  @Test
  void noMoreAreHandledWhileRepliesAreLargeAndDoNotLeave() {
    socket.getStuck();
    Frame page = new Frame(new byte[(int) Inbox.MOST_UNANSWERED_BYTES / 4], Frame.Kind.REPLY);
    Connection connection =
        connection(
            (on, frame, _) -> {
              handled.add(frame);
              on.hold(page);
              on.sendHeld(page, page);
              return true;
            });
    receive(connection, MANY);
    socket.run();
    assertThat(handled).hasSize(4);
    assertThat(socket.isReading()).isFalse();

    socket.getUnstuck();
    assertThat(handled).isEqualTo(numbers(MANY));
  }

  @Test
  void noMoreAreHandledWhileRepliesAreLargeAndWaitForACommit() {
    Frame page = new Frame(new byte[(int) Inbox.MOST_UNANSWERED_BYTES / 4], Frame.Kind.REPLY);
    Connection connection =
        connection(
            (on, frame, _) -> {
              handled.add(frame);
              on.hold(page);
              return true;
            });
    receive(connection, MANY);
    assertThat(handled).hasSize(4);

    connection.sendHeld(page, page);
    socket.run();
    assertThat(handled).hasSize(5);
  }

  @Test
  void aLargeEventThatHasLeftLetsRequestsBeHandledAgain() {
    socket.getStuck();
    Connection connection = connection(this::answerAtOnce);
    connection.send(new Frame(new byte[(int) Inbox.MOST_UNANSWERED_BYTES], Frame.Kind.EVENT));
    socket.run();
    receive(connection, 1);
    assertThat(handled).isEmpty();

    socket.getUnstuck();
    assertThat(handled).containsExactly("1");
  }

  @Test
  void aRequestWithoutAReplyCountsAsAnswered() {
    socket.getStuck();
    Connection connection =
        connection(
            (on, frame, _) -> {
              handled.add(frame);
              on.noReply();
              return true;
            });
    for (String frame : numbers(MANY)) {
      connection.receive(frame);
      socket.run();
    }

    assertThat(handled).isEqualTo(numbers(MANY));
  }

  @Test
  void eventsDoNotCountAsAnswers() {
    socket.getStuck();
    Connection connection = connection(this::answerAtOnce);
    receive(connection, Inbox.MOST_UNANSWERED + 1);
    socket.run();
    for (int n = 0; n < 10; n++) {
      connection.send(new Frame(new byte[] {'e'}, Frame.Kind.EVENT));
      socket.run();
    }

    assertThat(handled).hasSize(Inbox.MOST_UNANSWERED);
  }

  @Test
  void nothingIsReadWhileTooManyWait() {
    Connection connection = connection(this::answerLater);
    connection.receive("1");
    int waiting = 0;
    while (socket.isReading()) {
      connection.receive("more");
      waiting++;
      assertThat(waiting).as("how many wait").isLessThan(Inbox.MOST_UNANSWERED);
    }
    assertThat(handled).containsExactly("1");

    running.remove().run();
    socket.run();
    assertThat(socket.isReading()).isTrue();
  }

  @Test
  void nothingIsReadWhileMoreThanAFrameWaits() {
    Connection connection = connection(this::answerLater);
    connection.receive("\u0101".repeat(Inbox.MOST_WAITING_BYTES / 2 - 1));
    assertThat(socket.isReading()).isTrue();
    connection.receive("2");
    assertThat(socket.isReading()).isFalse();

    running.remove().run();
    socket.run();
    assertThat(socket.isReading()).isTrue();
  }

  @Test
  void whatWaitsIsLetGoOfOnceTheServerCloses() {
    Connection connection = connection(this::answerLater);
    connection.receive("1");
    connection.receive("x".repeat(Inbox.MOST_WAITING_BYTES));
    connection.close(CloseCode.SLOW_CONSUMER);
    socket.run();

    assertThat(connection.weigh()).as("of the request that is being handled").isEqualTo(2);
    assertThat(socket.isReading()).as("so that the close of the other side is heard").isTrue();
  }

  @Test
  void whatWasReadAlreadyIsHandledAllTheSame() {
    Connection connection = connection(this::answerLater);
    receive(connection, MANY);
    assertThat(socket.isReading()).isFalse();

    while (!running.isEmpty()) {
      running.remove().run();
      socket.run();
    }
    assertThat(handled).isEqualTo(numbers(MANY));
    assertThat(socket.isReading()).isTrue();
  }

  @Test
  void nothingMoreIsHandledOnceTheServerCloses() {
    Connection connection = connection(this::answerLater);
    receive(connection, 3);
    connection.close(CloseCode.SERVER_RESTARTING);
    running.remove().run();
    socket.run();
    connection.receive("late");

    assertThat(handled).containsExactly("1");
    assertThat(socket.closed()).isEqualTo(CloseCode.SERVER_RESTARTING);
  }

  private Connection connection(RequestHandler handler) {
    return socket.connection("c", handler);
  }

  private boolean answerAtOnce(Connection connection, String frame, Runnable done) {
    handled.add(frame);
    connection.send(REPLY);
    return true;
  }

  private boolean answerLater(Connection connection, String frame, Runnable done) {
    handled.add(frame);
    running.add(
        () -> {
          connection.send(REPLY);
          done.run();
        });
    return false;
  }

  private static void receive(Connection connection, int count) {
    numbers(count).forEach(connection::receive);
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }
}
