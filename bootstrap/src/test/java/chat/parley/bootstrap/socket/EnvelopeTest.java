package chat.parley.bootstrap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.InMemory;
import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(InMemory.class)
class EnvelopeTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void theServerSaysHelloFirst() {
    try (ChatClient client = ChatClient.connect(server)) {
      JsonNode hello = client.hello();

      assertThat(hello.path("protocol").intValue()).isEqualTo(1);
      assertThat(hello.path("server").textValue()).startsWith("parley/");
      assertThat(hello.path("heartbeat_ms").intValue()).isEqualTo(25_000);
      assertThat(hello.path("limits").path("frame_bytes").intValue()).isEqualTo(65_536);
      assertThat(hello.path("limits").path("content_chars").intValue()).isEqualTo(4_000);
      assertThat(hello.path("limits").has("rates")).as("rates, where there are none").isFalse();
    }
  }

  @Test
  void healthIsChecked() {
    try (ChatClient client = ChatClient.connect(server)) {
      JsonNode reply = client.ask("health_check");

      assertThat(reply.path("type").textValue()).isEqualTo("health_check");
      assertThat(reply.path("data").path("status").textValue()).isEqualTo("ok");
    }
  }

  @Test
  void aPingIsAnsweredByAPong() {
    try (ChatClient client = ChatClient.connect(server)) {
      assertThat(client.ask("ping").path("type").textValue()).isEqualTo("pong");
    }
  }

  @Test
  void aRequestWithoutAnIdIsAnsweredWithoutOne() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.sendText("{\"type\":\"ping\"}");

      assertThat(client.next())
          .hasToString("{\"type\":\"pong\",\"status\":\"success\",\"data\":{}}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "hello", "{\"type\":\"ping\",\"type\":\"ping\"}", "{}{}"})
  void malformedJsonIsRefusedAndTheConnectionGoesOn(String frame) {
    try (ChatClient client = ChatClient.connect(server)) {
      client.sendText(frame);

      assertSystemRefusal(client.next(), "BAD_JSON");
      assertThat(client.untaken()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "{}", "{\"type\":1}", "{\"type\":[]}"})
  void whatIsNoRequestIsRefusedAndTheConnectionGoesOn(String frame) {
    try (ChatClient client = ChatClient.connect(server)) {
      client.sendText(frame);

      assertSystemRefusal(client.next(), "BAD_REQUEST");
      assertThat(client.untaken()).isEmpty();
    }
  }

  @Test
  void anUnknownTypeIsRefusedUnderItsName() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.refused("UNKNOWN_TYPE", "make_coffee");
      client.refused("UNKNOWN_TYPE", "Ping");
    }
  }

  @Test
  void unknownFieldsAreIgnored() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.sendText(
          """
          {"type":"register","id":"r","v":2,"data":
            {"username":"Uwe","password":"correct horse","theme":{"dark":true},"x":[1,2]}}
          """);

      assertThat(client.reply("r").path("status").textValue()).isEqualTo("success");
    }
  }

  @Test
  void eachRequestIsAnsweredOnceAndInOrder() {
    try (ChatClient client = ChatClient.connect(server)) {
      List<String> ids =
          List.of(
              client.send("ping"),
              client.send("register", "username", "Ole", "password", "correct horse"),
              client.send("get_chats"),
              client.send("make_coffee"),
              client.send("search_user", "query", "ole"),
              client.send("health_check"));

      for (String id : ids) {
        assertThat(client.next().path("id").textValue()).isEqualTo(id);
      }
      assertThat(client.untaken()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message",
        "edit_message",
        "delete_message",
        "pin_message",
        "mark_read",
        "typing",
        "get_chats",
        "get_chat_history",
        "create_group",
        "join_group",
        "admin_action",
        "search_user",
        "update_profile",
        "join_voice",
        "leave_voice",
        "voice_state_update",
        "voice_signal"
      })
  void aGuestIsAskedToSignIn(String type) {
    try (ChatClient guest = ChatClient.connect(server)) {
      guest.refused("UNAUTHENTICATED", type);
    }
  }

  @Test
  void halfACharacterIsRefusedBeforeItReachesAnybody() {
    try (ChatClient client = ChatClient.register(server, "Ida")) {
      client.sendText(
          "{\"type\":\"message\",\"data\":{\"to\":\""
              + client.id()
              + "\",\"content\":\"\\ud83d\"}}");
      assertSystemRefusal(client.next(), "BAD_JSON");

      assertThat(client.get("get_chat_history", "chat_id", client.id()).path("messages")).isEmpty();
    }
  }

  private static void assertSystemRefusal(JsonNode refusal, String code) {
    assertThat(refusal.path("type").textValue()).isEqualTo("system");
    assertThat(refusal.path("status").textValue()).isEqualTo("error");
    assertThat(refusal.path("data").path("code").textValue()).isEqualTo(code);
    assertThat(refusal.has("id")).isFalse();
  }
}
