package chat.parley.websocket.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.application.Caller;
import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.TickingClock;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.store.Commits;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.FakeSocket;
import chat.parley.websocket.json.ErrorCode;
import chat.parley.websocket.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final Pattern INCIDENT = Pattern.compile("[0-9a-f-]{36}");

  private final TickingClock clock = new TickingClock();
  private final FakeSocket socket = new FakeSocket();
  private final HeldCommits commits = new HeldCommits();

  private final List<String> observed = new ArrayList<>();

  /** What belongs on a virtual thread, until the test lets it run. */
  private final Queue<Runnable> slow = new ArrayDeque<>();

  @Test
  void aRequestIsAnsweredByItsRouteUnderItsTypeAndId() {
    Connection connection = connection(echo("echo"));
    connection.receive("{\"type\":\"echo\",\"id\":\"7\",\"data\":{\"say\":\"hi\"}}");

    assertThat(socket.sent())
        .containsExactly(
            Json.of("{\"type\":\"echo\",\"status\":\"success\",\"id\":\"7\",\"data\":\"hi\"}"));
  }

  @Test
  void aReplyMayHaveATypeOfItsOwn() {
    Connection connection = connection(echo("echo").replyAs("echoed"));
    connection.receive(say("hi"));

    assertThat(reply().path("type").textValue()).isEqualTo("echoed");
  }

  @Test
  void aRouteWithoutReplyIsNotAnsweredButRefusedLikeAnyOther() {
    Connection connection = connection(echo("echo").withoutReply());
    connection.receive(say("hi"));
    assertThat(socket.sent()).isEmpty();

    connection.receive("{\"type\":\"echo\"}");
    assertThat(code(reply())).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void aRouteWithoutReplyDoesNotUseUpWhatMayWaitForAnAnswer() {
    List<String> handled = new ArrayList<>();
    Connection connection =
        connection(route("echo", (_, text) -> handled.add(text)).withoutReply());
    for (int n = 0; n < 1_000; n++) {
      connection.receive(say("hi"));
      socket.run();
    }

    assertThat(handled).hasSize(1_000);
  }

  @Test
  void anUnknownTypeIsRefused() {
    Connection connection = connection(echo("echo"));
    connection.receive("{\"type\":\"dance\",\"id\":\"7\"}");

    JsonNode refusal = reply();
    assertThat(code(refusal)).isEqualTo("UNKNOWN_TYPE");
    assertThat(refusal.path("type").textValue()).isEqualTo("dance");
    assertThat(refusal.path("id").textValue()).isEqualTo("7");
  }

  @Test
  void aFrameThatIsNoRequestIsRefusedAndTheNextOneHandled() {
    Connection connection = connection(echo("echo"));
    connection.receive("{");
    connection.receive(say("hi"));

    assertThat(socket.sent().stream().map(RouterTest::code)).containsExactly("BAD_JSON", "");
  }

  @Test
  void onlyTheSignedInAreLetInWhereTheRouteAsksForThem() {
    Connection connection =
        connection(
            Route.quick(
                "echo",
                Access.SIGNED_IN,
                fields -> fields.string("say"),
                (who, _) -> who.user(),
                (out, user) -> out.writeString(user.value())));
    connection.receive("{\"type\":\"echo\"}");
    assertThat(code(reply())).as("before the data is looked at").isEqualTo("UNAUTHENTICATED");

    connection.signIn(new SignedIn(connection.id(), Fixtures.ANNA.id(), new SessionId("s")));
    connection.receive(say("hi"));
    assertThat(socket.sent().getLast().path("data").textValue()).isEqualTo("anna-1");
  }

  @Test
  void twoRoutesOfOneTypeAreAMistakeFoundAtTheStart() {
    assertThatThrownBy(() -> router(Commits.IMMEDIATE, echo("echo"), echo("other"), echo("echo")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("echo");
  }

  @Test
  void whatTheCoreRefusesIsTold() {
    Connection connection =
        connection(
            route(
                "echo",
                (_, _) -> {
                  throw new Rejection.Muted(clock.instant().plusSeconds(3)).rejected();
                }));
    connection.receive(say("hi"));

    assertThat(reply().path("data"))
        .isEqualTo(Json.of("{\"code\":\"MUTED\",\"retryable\":true,\"retry_after_ms\":3000}"));
  }

  @Test
  void aBugIsLoggedUnderAnIncidentIdAndNothingOfItIsTold() {
    Connection connection =
        connection(
            route(
                "echo",
                (_, _) -> {
                  throw new IllegalStateException("the key is 4711", new IOException("4711"));
                }));
    List<LogRecord> logged = logOf(Exchange.class, () -> connection.receive(say("hi")));

    JsonNode refusal = reply();
    assertThat(code(refusal)).isEqualTo("INTERNAL");
    assertThat(refusal.path("id").textValue()).isEqualTo("7");
    assertThat(refusal.toString()).doesNotContain("4711", "Exception");
    assertThat(logged)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.getLevel().intValue()).isGreaterThan(Level.WARNING.intValue());
              assertThat(record.getThrown())
                  .hasStackTraceContaining("java.lang.IllegalStateException")
                  .hasStackTraceContaining("Wordless: java.io.IOException")
                  .hasStackTraceContaining("RouterTest.java");
              assertThat(Throwables.getStackTrace(record.getThrown())).doesNotContain("4711");
              assertThat(record.getMessage()).contains(incident(refusal));
            });
  }

  @Test
  void anErrorIsABugTooAndTheNextRequestIsHandled() {
    Connection connection =
        connection(
            route(
                "echo",
                (_, text) -> {
                  if (text.equals("deep")) {
                    throw new StackOverflowError();
                  }
                  return text;
                }));
    logOf(Exchange.class, () -> connection.receive(say("deep")));
    connection.receive(say("hi"));

    assertThat(socket.sent().stream().map(RouterTest::code)).containsExactly("INTERNAL", "");
  }

  @Test
  void aReplyThatCannotBeWrittenIsABugToo() {
    Connection connection =
        connection(
            Route.quick(
                "echo",
                Access.ANYONE,
                fields -> fields.string("say"),
                (_, text) -> text,
                (_, _) -> {
                  throw new IOException("no more ink");
                }));
    logOf(Exchange.class, () -> connection.receive(say("hi")));

    assertThat(socket.sent()).hasSize(1);
    assertThat(code(reply())).isEqualTo("INTERNAL");
  }

  @Test
  void slowWorkRunsElsewhereAndHoldsUpTheRequestsBehindIt() {
    Connection connection = connection(echo("echo"), slowEcho());
    connection.receive("{\"type\":\"slow\",\"data\":{\"say\":\"first\"}}");
    connection.receive(say("second"));
    assertThat(socket.sent()).isEmpty();

    slow.remove().run();
    assertThat(socket.sent().stream().map(reply -> reply.path("data").textValue()))
        .containsExactly("first", "second");
  }

  @Test
  void slowWorkThatFailsIsAnsweredOnceAndHoldsUpNobody() {
    Connection connection =
        connection(
            echo("echo"),
            route(
                    "slow",
                    (_, text) -> {
                      if (text.equals("bug")) {
                        throw new IllegalStateException(text);
                      }
                      throw new Rejection.InviteInvalid().rejected();
                    })
                .slowWhen((_, _) -> true));
    connection.receive("{\"type\":\"slow\",\"data\":{\"say\":\"bug\"}}");
    connection.receive("{\"type\":\"slow\",\"data\":{\"say\":\"refused\"}}");
    connection.receive(say("hi"));
    logOf(Exchange.class, slow.remove());
    socket.run();
    slow.remove().run();

    assertThat(socket.sent().stream().map(RouterTest::code))
        .containsExactly("INTERNAL", "INVITE_INVALID", "");
  }

  @Test
  void aRequestOfASlowRouteIsRefusedAtOnceIfItCannotBeRead() {
    Connection connection = connection(slowEcho());
    connection.receive("{\"type\":\"slow\"}");

    assertThat(slow).isEmpty();
    assertThat(code(reply())).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void nothingIsAnsweredBeforeAllThatWasStoredIsDurable() {
    Connection connection = held(echo("echo"));
    connection.receive(say("hi"));
    connection.receive("{\"type\":\"echo\"}");
    connection.receive("{\"type\":\"dance\"}");
    connection.receive("{");
    assertThat(socket.sent()).as("replies, refusals, and answers to what is no request").isEmpty();

    commits.commit();
    assertThat(socket.sent().stream().map(RouterTest::code))
        .containsExactly("", "VALIDATION_FAILED", "UNKNOWN_TYPE", "BAD_JSON");
  }

  @Test
  void theNextRequestIsHandledWithoutWaitingForTheLastOnesCommit() {
    List<String> handled = new ArrayList<>();
    Connection connection = held(route("echo", (_, text) -> handled.add(text)));
    for (int n = 0; n < 100; n++) {
      connection.receive(say("hi"));
    }

    assertThat(handled).hasSize(100);
    assertThat(socket.sent()).isEmpty();
  }

  @Test
  void whatWasLostIsAnsweredAsUnavailableWhateverItWouldHaveBeen() {
    Connection connection = held(echo("echo").replyAs("echoed"));
    connection.receive(say("hi"));
    connection.receive("{\"type\":\"echo\",\"id\":\"8\"}");
    commits.lose();

    assertThat(socket.sent())
        .hasSize(2)
        .allSatisfy(
            reply -> {
              assertThat(code(reply)).isEqualTo("UNAVAILABLE");
              assertThat(reply.path("type").textValue()).isEqualTo("echo");
              assertThat(reply.path("data").path("retryable").booleanValue()).isTrue();
              assertThat(reply.path("data").path("retry_after_ms").longValue()).isPositive();
            });
    assertThat(socket.sent().getLast().path("id").textValue()).isEqualTo("8");
  }

  @Test
  void whatIsNoRequestIsRefusedTheSameWhenTheDiskFails() {
    Connection connection = held(echo("echo"));
    connection.receive("{");
    commits.lose();

    assertThat(code(reply())).isEqualTo("BAD_JSON");
  }

  @Test
  void theConsequenceOfASuccessComesBeforeTheReply() {
    List<Integer> sentBefore = new ArrayList<>();
    Connection connection =
        connection(echo("echo").then((_, _) -> sentBefore.add(socket.sent().size())));
    connection.receive(say("hi"));
    connection.receive("{\"type\":\"echo\"}");

    assertThat(sentBefore).as("once, for the request that was not refused").containsExactly(0);
  }

  @Test
  void eachRequestIsObservedOnceWhenItIsAnsweredAndByOneOfFewTypes() {
    Connection connection =
        held(echo("echo"), echo("silent").withoutReply(), echo("slow").slowWhen((_, _) -> true));
    connection.receive(say("hi"));
    connection.receive("{\"type\":\"echo\"}");
    connection.receive("{\"type\":\"dance\"}");
    connection.receive("{");
    assertThat(observed).isEmpty();

    commits.commit();
    assertThat(observed)
        .containsExactly(
            "echo ok", "echo VALIDATION_FAILED", "unknown UNKNOWN_TYPE", "unknown BAD_JSON");
    connection.receive("{\"type\":\"silent\",\"data\":{\"say\":\"hi\"}}");
    assertThat(observed.getLast()).isEqualTo("silent ok");
    connection.receive("{\"type\":\"slow\",\"data\":{\"say\":\"hi\"}}");
    slow.remove().run();
    commits.lose();
    assertThat(observed.getLast()).isEqualTo("slow UNAVAILABLE");
    assertThat(observed).hasSize(6);
  }

  private Connection connection(Route<?, ?, ?>... routes) {
    return socket.connection("c", router(Commits.IMMEDIATE, routes));
  }

  private Connection held(Route<?, ?, ?>... routes) {
    return socket.connection("c", router(commits, routes));
  }

  private void observe(String type, @Nullable ErrorCode refusal, long since) {
    assertThat(System.nanoTime() - since).isNotNegative();
    observed.add(type + " " + (refusal == null ? "ok" : refusal));
  }

  private Router router(Commits commits, Route<?, ?, ?>... routes) {
    return new Router(List.of(() -> List.of(routes)), commits, slow::add, clock, this::observe);
  }

  private static Route<Caller, String, String> echo(String type) {
    return Route.quick(
        type,
        Access.ANYONE,
        fields -> fields.string("say"),
        (_, text) -> text,
        JsonGenerator::writeString);
  }

  private static Route<Caller, String, String> slowEcho() {
    return echo("slow").slowWhen((_, _) -> true);
  }

  private static <O> Route<Caller, String, O> route(
      String type, UseCase<Caller, String, O> useCase) {
    return Route.quick(
        type,
        Access.ANYONE,
        fields -> fields.string("say"),
        useCase,
        (out, result) -> out.writeString(String.valueOf(result)));
  }

  private static String say(String text) {
    return "{\"type\":\"echo\",\"id\":\"7\",\"data\":{\"say\":\"" + text + "\"}}";
  }

  /** The last frame sent. */
  private JsonNode reply() {
    List<JsonNode> sent = socket.sent();
    assertThat(sent).isNotEmpty();
    return sent.getLast();
  }

  /** The code of a refusal; empty for a success. */
  private static String code(JsonNode reply) {
    return reply.path("data").path("code").asText();
  }

  private static String incident(JsonNode refusal) {
    Matcher incident = INCIDENT.matcher(refusal.path("message").textValue());
    assertThat(incident.find()).as("an incident id is told").isTrue();
    return incident.group();
  }

  /** What a class logs while {@code action} runs. */
  private static List<LogRecord> logOf(Class<?> type, Runnable action) {
    List<LogRecord> records = new ArrayList<>();
    Handler recorder =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(type.getName());
    logger.addHandler(recorder);
    logger.setUseParentHandlers(false);
    try {
      action.run();
    } finally {
      logger.removeHandler(recorder);
      logger.setUseParentHandlers(true);
    }
    return records;
  }
}
