package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Spans as a collector gets them: names and outcomes stand in its protobuf as they are. */
@QuarkusTest
@TestProfile(Traced.class)
class RequestSpansTest {
  private static final String SECRET = "xyzzy-4711";

  @TestHTTPResource("/")
  URI server;

  @Test
  void eachRequestIsASpanThatTellsNothingOfWhatWasSaid() {
    String token;
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      token = anna.token();
      anna.get("message", "to", anna.id(), "content", SECRET);
      anna.refused("NOT_FOUND", "get_chat_history", "chat_id", SECRET);
      anna.refused("UNKNOWN_TYPE", SECRET);
    }
    String received =
        Traced.COLLECTOR.await("register", "message", "get_chat_history", "NOT_FOUND", "unknown");

    assertThat(received).contains("parley.outcome", "ok").doesNotContain(SECRET, token, "Anna");
  }
}
