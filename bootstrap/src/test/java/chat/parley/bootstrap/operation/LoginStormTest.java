package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.Scrape;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody at once: a hash takes long, so most are told to come back, and nobody else waits. */
@QuarkusTest
@TestProfile(SlowHashes.class)
class LoginStormTest {
  private static final int STORM = 200;
  private static final int MOST_WAITING = 50;
  private static final int RECONNECTS = 200;

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final List<ChatClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(ChatClient::close);
  }

  @Test
  void aStormOfLogInsIsServedInPartAndHoldsUpNoChat() {
    for (int n = 0; n < STORM; n++) {
      clients.add(ChatClient.connect(server));
    }
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient ben = ChatClient.register(server, "Ben")) {
      double refusedBefore = Scrape.of(management).value("parley_hashing_refused_total");
      List<String> asked = new ArrayList<>();
      for (ChatClient client : clients) {
        asked.add(client.send("login", "handle", anna.handle(), "password", ChatClient.PASSWORD));
      }
      Scrape.await(management, "parley_hashing_waiting", waiting -> waiting == MOST_WAITING);
      anna.get("message", "to", ben.id(), "content", "how are you?");
      ben.event("message");
      assertThat(Scrape.of(management).value("parley_hashing_waiting"))
          .as("still waiting, now that others have chatted")
          .isPositive();

      List<JsonNode> refused = new ArrayList<>();
      for (int n = 0; n < STORM; n++) {
        JsonNode reply = clients.get(n).reply(asked.get(n));
        if (!reply.path("status").asText().equals("success")) {
          refused.add(reply.path("data"));
        }
      }
      assertThat(refused)
          .hasSizeBetween(1, STORM - MOST_WAITING - 1)
          .allSatisfy(
              refusal -> {
                assertThat(refusal.path("code").textValue()).isEqualTo("UNAVAILABLE");
                assertThat(refusal.path("retryable").booleanValue()).isTrue();
                assertThat(refusal.path("retry_after_ms").longValue()).isPositive();
              });
      assertThat(Scrape.of(management).value("parley_hashing_refused_total") - refusedBefore)
          .isEqualTo(refused.size());
    }
  }

  @Test
  void whoComesBackByTokenCostsNoHash() {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      Scrape before = Scrape.of(management);
      String token = anna.token();
      for (int n = 0; n < RECONNECTS; n++) {
        try (ChatClient again = ChatClient.connect(server)) {
          token = again.signIn("reconnect", "token", token).path("token").textValue();
        }
      }
      Scrape after = Scrape.of(management);

      assertThat(after.value("parley_frames_total{outcome=\"ok\",type=\"reconnect\"}"))
          .isEqualTo(RECONNECTS);
      assertThat(after.value("parley_hashing_seconds_count"))
          .isEqualTo(before.value("parley_hashing_seconds_count"));
    }
  }
}
