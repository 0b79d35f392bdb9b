package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** People of the Python server go on where they were. */
@QuarkusTest
@TestProfile(ImportedFromPython.class)
class ImportedFromPythonTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void theyLogInWithTheirOldPasswordsAndFindTheirChats() {
    try (ChatClient ben = ChatClient.connect(server)) {
      ben.refused(
          "INVALID_CREDENTIALS", "login", "handle", "Ben#4711", "password", "correct horse");
      ben.signIn("login", "handle", "Ben#4711", "password", "Zw\u00f6lf Boxk\u00e4mpfer");
      assertThat(ben.id()).isEqualTo("u-ben");
      JsonNode history = ben.get("get_chat_history", "chat_id", "u-anna");
      JsonNode answer = history.path("messages").path(1);
      assertThat(answer.path("content").textValue()).isEqualTo("Hello!");
      assertThat(answer.path("timestamp").longValue()).isEqualTo(1_700_002_001_500L);
      assertThat(answer.path("reply_to").textValue())
          .isEqualTo(history.path("messages").path(0).path("id").textValue());
      JsonNode chat = ben.get("get_chats").path(0);
      assertThat(chat.path("unread").longValue()).isZero();
      ben.get("join_group", "join_code", "9F7FCB");
    }
  }

  @Test
  void anOldHashOfAnotherUserOpensForItsPasswordOnly() {
    try (ChatClient anna = ChatClient.connect(server)) {
      anna.signIn("login", "username", "Anna", "password", "correct horse");
      assertThat(anna.handle()).isEqualTo("Anna#0001");
    }
  }
}
