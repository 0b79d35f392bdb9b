package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import chat.parley.bootstrap.client.RawRequest;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say and what they are known by stays out of the log, at its most talkative too. */
@QuarkusTest
@TestProfile(Talkative.class)
class LogsTest {
  private static final String SECRET = "xyzzy-4711";
  private static final int BINARY = 0x82;

  @TestHTTPResource("/")
  URI server;

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler recorder =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord event) {
          StringWriter trace = new StringWriter();
          if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(trace, true));
          }
          logged.add(event.getLoggerName() + " " + formatter.formatMessage(event) + trace);
        }

        @Override
        public void flush() {
          // nothing is kept back
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    recorder.setLevel(Level.ALL);
    Logger.getLogger("").addHandler(recorder);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(recorder);
  }

  @Test
  void noPasswordTokenOrTextIsEverLogged() {
    String token;
    try (ChatClient anna = ChatClient.connect(server);
        ChatClient ben = ChatClient.register(server, "Ben")) {
      token = talk(anna, ben);
      fail(anna);
    }
    breakOff();
    Logger.getLogger("chat.parley").warning("the end");

    assertThat(logged).anyMatch(line -> line.contains("the end"));
    assertThat(logged).as("no host").anyMatch(line -> line.contains("HTTP Request to"));
    assertThat(logged).as("the bug").anyMatch(line -> line.contains("incident"));
    assertThat(logged)
        .noneMatch(line -> line.contains(SECRET))
        .noneMatch(line -> line.contains(token));
  }

  private static String talk(ChatClient anna, ChatClient ben) {
    anna.signIn("register", "username", "Anna", "password", SECRET + "-password");
    String token = anna.token();
    JsonNode group = anna.get("create_group", "group_name", "Group " + SECRET);
    ben.get("join_group", "invite_code", group.path("invite_code").textValue());
    anna.get("message", "to", group.path("id").textValue(), "content", SECRET + " is the text");
    anna.get("get_chat_history", "chat_id", group.path("id").textValue());
    ben.get("search_user", "query", SECRET);
    return token;
  }

  private static void fail(ChatClient anna) {
    anna.refused(
        "INVALID_CREDENTIALS", "login", "handle", SECRET, "password", SECRET + "-password");
    anna.refused("TOKEN_EXPIRED", "reconnect", "token", SECRET);
    anna.refused("UNKNOWN_TYPE", SECRET, "content", SECRET);
    anna.refused("INTERNAL", "register", "username", "Eve", "password", SECRET + BuggyHasher.BUG);
    for (String frame :
        List.of(
            SECRET, "{\"" + SECRET + "\":", "{\"type\":\"ping\",\"data\":\"" + SECRET + "\"}")) {
      anna.sendText(frame);
      anna.next();
    }
  }

  /** In ways that the framework has to tell of. */
  private void breakOff() {
    for (String host : List.of("Host: localhost\r\n", "localhost")) {
      String request = RawRequest.upgrade().replace("GET /", "GET /" + SECRET + "?token=" + SECRET);
      assertThat(RawRequest.answer(server, request.replace(host, ""))).startsWith("HTTP/1.1 4");
    }
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
    for (int head :
        new int[] {BINARY, RawClient.MIDDLE, RawClient.FINAL_TEXT | RawClient.RESERVED_BIT}) {
      try (RawClient client = new RawClient(server)) {
        client.send(head, secret);
        client.closeCode();
      }
    }
    try (RawClient client = new RawClient(server)) {
      client.sendUnmasked(SECRET);
      client.closeCode();
    }
  }
}
