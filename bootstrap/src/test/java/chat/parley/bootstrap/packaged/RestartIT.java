package chat.parley.bootstrap.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import chat.parley.bootstrap.client.RawRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
  private static final Map<String, String> NO_SETTINGS = Map.of();

  @TempDir Path data;

  /** What is left in the hands of the clients when the server dies. */
  private record Left(
      String anna,
      String annasToken,
      String ben,
      String bensHandle,
      String group,
      JsonNode pinned) {}

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() {
    Left left;
    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS)) {
      left = talk(server.uri());
      server.kill();
    }
    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS)) {
      goOn(server.uri(), left);
    }
  }

  @Test
  void aServerThatStopsTellsItsClientsToComeBack() {
    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS);
        ChatClient client = ChatClient.register(server.uri(), "Anna")) {
      server.stop();

      assertThat(client.closeCode()).isEqualTo(4001);
      server.exitCode();
    }
    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS)) {
      ChatClient.register(server.uri(), "Anna").close();
    }
  }

  @Test
  void aServerThatStopsLetsNobodyInAndHangsUpOnWhoDoesNotRead() {
    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS);
        RawClient deaf = new RawClient(server.uri())) {
      URI door = server.uri();
      for (int n = 0; n < 60; n++) {
        deaf.sendText("{\"type\":\"%s\"}".formatted("t".repeat(7_000)));
      }
      try (ChatClient client = ChatClient.register(door, "Anna")) {
        server.stop();
        assertThat(client.closeCode()).isEqualTo(4001);
      }
      assertThat(RawRequest.answer(door, RawRequest.upgrade()))
          .startsWith("HTTP/1.1 503 ")
          .containsIgnoringCase("\nRetry-After: 5\r\n");
      server.exitCode();
      deaf.drain();
      assertThat(server.log()).doesNotContain("ERROR");
    }
  }

  @Test
  void aServerThatKeepsNothingForgetsEverybody() {
    Map<String, String> inMemory = Map.of("PARLEY_STORE", "memory");
    String token;
    try (PackagedServer server = new PackagedServer(data, inMemory);
        ChatClient client = ChatClient.register(server.uri(), "Anna")) {
      token = client.token();
    }
    try (PackagedServer server = new PackagedServer(data, inMemory);
        ChatClient client = ChatClient.connect(server.uri())) {
      client.refused("TOKEN_EXPIRED", "reconnect", "token", token);
    }
    assertThat(data).isEmptyDirectory();
  }

  private static Left talk(URI server) {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient ben = ChatClient.register(server, "Ben")) {
      JsonNode group = anna.get("create_group", "group_name", "Book club");
      String id = group.path("id").textValue();
      ben.get("join_group", "invite_code", group.path("invite_code").textValue());
      anna.get("message", "to", id, "content", "to all 🙂", "client_msg_id", "c-1");
      JsonNode pinned = anna.get("message", "to", id, "content", "rules").path("message");
      anna.get("pin_message", "chat_id", id, "message_id", pinned.path("id").textValue());
      anna.get("message", "to", ben.id(), "content", "to Ben");
      ben.get("message", "to", anna.id(), "content", "to Anna");
      anna.get("admin_action", "group_id", id, "target_id", ben.id(), "action", "mute");
      return new Left(anna.id(), anna.token(), ben.id(), ben.handle(), id, pinned);
    }
  }

  private static void goOn(URI server, Left left) {
    try (ChatClient anna = ChatClient.connect(server);
        ChatClient ben = ChatClient.connect(server)) {
      anna.signIn("reconnect", "token", left.annasToken());
      ben.signIn("login", "handle", left.bensHandle(), "password", ChatClient.PASSWORD);
      assertThat(anna.id()).isEqualTo(left.anna());
      assertThat(ben.id()).isEqualTo(left.ben());

      JsonNode history = ben.get("get_chat_history", "chat_id", left.group());
      assertThat(history.path("messages").findValuesAsText("content"))
          .containsExactly("to all 🙂", "rules");
      assertThat(history.path("pinned_message").path("id")).isEqualTo(left.pinned().path("id"));
      assertThat(
              ben.get("get_chat_history", "chat_id", left.anna())
                  .path("messages")
                  .findValuesAsText("content"))
          .containsExactly("to Ben", "to Anna");
      ben.refused("MUTED", "message", "to", left.group(), "content", "hi");

      JsonNode repeated =
          anna.get("message", "to", left.group(), "content", "to all 🙂", "client_msg_id", "c-1");
      assertThat(repeated.path("duplicate").booleanValue()).isTrue();
      assertThat(repeated.path("message").path("seq").intValue()).isEqualTo(1);
      JsonNode next = anna.get("message", "to", left.group(), "content", "on we go");
      assertThat(next.path("message").path("seq").intValue()).isEqualTo(3);
      assertThat(next.path("message").path("rev").intValue()).isEqualTo(4);
      assertThat(ben.event("message").path("message")).isEqualTo(next.path("message"));
    }
  }
}
