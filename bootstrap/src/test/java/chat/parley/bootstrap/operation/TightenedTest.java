package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Limits are announced and hold as they are set. */
@QuarkusTest
@TestProfile(Tightened.class)
class TightenedTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @TestHTTPResource("/")
  URI server;

  @Test
  void aRateIsAnnouncedAndHolds() {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      JsonNode rates = anna.hello().path("limits").path("rates");
      assertThat(rates.path("message"))
          .hasToString("{\"burst\":3,\"count\":2,\"per_ms\":%d}".formatted(HOUR));

      for (int n = 0; n < 3; n++) {
        anna.get("message", "to", anna.id(), "content", "word " + n);
      }
      assertThat(
              waitAfter(anna.refused("RATE_LIMITED", "message", "to", anna.id(), "content", "x")))
          .isBetween(HOUR / 2 - 60_000, HOUR / 2);
    }
  }

  @Test
  void whoGuessesIsLockedOutForThePeriodThatIsSet() {
    try (ChatClient ben = ChatClient.register(server, "Ben");
        ChatClient thief = ChatClient.connect(server)) {
      for (int n = 0; n < 2; n++) {
        thief.refused("INVALID_CREDENTIALS", "login", "handle", ben.handle(), "password", "no");
      }
      JsonNode refusal =
          thief.refused("LOCKED_OUT", "login", "handle", ben.handle(), "password", "no");
      assertThat(waitAfter(refusal)).isBetween(HOUR - 60_000, HOUR);
    }
  }

  @Test
  void theSmallerOfFrameAndMessageIsAnnouncedAndOneMoreByteIsTooMany() {
    try (ChatClient client = ChatClient.connect(server)) {
      int bytes = client.hello().path("limits").path("frame_bytes").intValue();
      assertThat(bytes).isEqualTo(32_768);

      client.sendText("{\"type\":\"ping\"}" + " ".repeat(bytes - 15));
      assertThat(client.next().path("type").textValue()).isEqualTo("pong");
      client.sendText("{\"type\":\"ping\"}" + " ".repeat(bytes - 14));
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void whoAnswersNoPingIsClosedAndWhoDoesIsNot() {
    try (ChatClient alive = ChatClient.connect(server);
        RawClient dead = new RawClient(server)) {
      assertThat(alive.hello().path("heartbeat_ms").intValue()).isEqualTo(1_000);
      assertThat(dead.read()).isEqualTo(RawClient.PING);
      assertThat(dead.closeCode()).isEqualTo(4000);
      assertThat(alive.get("ping").isMissingNode()).isFalse();
    }
  }

  private static long waitAfter(JsonNode refusal) {
    return refusal.path("retry_after_ms").longValue();
  }
}
