package chat.parley.bootstrap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.InMemory;
import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class MessageTest {
  @TestHTTPResource("/")
  URI server;

  private ChatClient anna;
  private ChatClient ben;

  @BeforeEach
  void twoPeople() {
    anna = ChatClient.register(server, "Anna");
    ben = ChatClient.register(server, "Ben");
  }

  @AfterEach
  void go() {
    anna.close();
    ben.close();
  }

  @Test
  void aMessageIsAnsweredWithItselfAndReachesTheOther() {
    JsonNode sent = anna.get("message", "to", ben.id(), "content", "Grüß dich 🙂");
    JsonNode heard = ben.event("message");

    assertThat(sent.path("chat_id").textValue()).isEqualTo(ben.id());
    assertThat(heard.path("chat_id").textValue()).as("as Ben sees it").isEqualTo(anna.id());
    JsonNode message = sent.path("message");
    assertThat(message.path("seq").longValue()).isEqualTo(1);
    assertThat(message.path("rev").longValue()).isEqualTo(1);
    assertThat(message.path("sender_id").textValue()).isEqualTo(anna.id());
    assertThat(message.path("content").textValue()).isEqualTo("Grüß dich 🙂");
    assertThat(message.path("type").textValue()).isEqualTo("text");
    assertThat(message.path("is_deleted").booleanValue()).isFalse();
    assertThat(message.path("reply_to").isNull()).isTrue();
    assertThat(heard.path("message").path("id")).isEqualTo(message.path("id"));
    assertThat(anna.untaken()).as("the sender has the reply, once").isEmpty();
    assertThat(ben.untaken()).isEmpty();
  }

  @Test
  void theSendersOtherSessionHearsItWithTheClientsOwnId() {
    try (ChatClient laptop = anna.another(server)) {
      JsonNode sent =
          anna.get("message", "to", ben.id(), "content", "hi", "client_msg_id", "mine-1");

      JsonNode onLaptop = laptop.event("message");
      assertThat(onLaptop.path("chat_id").textValue()).isEqualTo(ben.id());
      assertThat(onLaptop.path("message")).isEqualTo(sent.path("message"));
      assertThat(onLaptop.path("message").path("client_msg_id").textValue()).isEqualTo("mine-1");
      assertThat(ben.event("message").path("message").has("client_msg_id")).isFalse();
      assertThat(anna.untaken()).isEmpty();
    }
  }

  @Test
  void allSessionsOfTheOtherHearIt() {
    try (ChatClient phone = ben.another(server)) {
      anna.get("message", "to", ben.id(), "content", "hi");

      assertThat(ben.event("message")).isEqualTo(phone.event("message"));
    }
  }

  @Test
  void notesToOneselfAreHeardByOnesOtherSessionsOnly() {
    try (ChatClient laptop = anna.another(server)) {
      anna.get("message", "to", anna.id(), "content", "milk");

      assertThat(laptop.event("message").path("chat_id").textValue()).isEqualTo(anna.id());
      assertThat(laptop.untaken()).isEmpty();
      assertThat(anna.untaken()).isEmpty();
      assertThat(ben.untaken()).isEmpty();
    }
  }

  @Test
  void aMessageMayAnswerAnotherAndBeOfAnotherType() {
    JsonNode first = anna.get("message", "to", ben.id(), "content", "?").path("message");
    JsonNode answer =
        ben.get(
            "message",
            "to",
            anna.id(),
            "content",
            "!",
            "reply_to",
            first.path("id").textValue(),
            "msg_type",
            "sticker");

    assertThat(answer.path("message").path("reply_to")).isEqualTo(first.path("id"));
    assertThat(answer.path("message").path("type").textValue()).isEqualTo("sticker");
    ben.refused("NOT_FOUND", "message", "to", anna.id(), "content", "!", "reply_to", "no message");
    anna.get("message", "to", anna.id(), "content", "a note");
    anna.refused(
        "NOT_FOUND",
        "message",
        "to",
        anna.id(),
        "content",
        "!",
        "reply_to",
        first.path("id").textValue());
  }

  @Test
  void aMessageNeedsAReceiverAndSomeContent() {
    String to = ben.id();
    anna.invalid("to", "message", "content", "hi");
    anna.invalid("to", "message", "to", 7, "content", "hi");
    anna.invalid("chat_id", "message", "to", "no id", "content", "hi");
    anna.invalid("content", "message", "to", to);
    anna.invalid("content", "message", "to", to, "content", 7);
    anna.invalid("content", "message", "to", to, "content", " \n");
    anna.invalid("msg_type", "message", "to", to, "content", "hi", "msg_type", "NO");
    anna.invalid("reply_to", "message", "to", to, "content", "hi", "reply_to", 7);
    anna.invalid("client_msg_id", "message", "to", to, "content", "hi", "client_msg_id", "");
    anna.invalid(
        "client_msg_id", "message", "to", to, "content", "hi", "client_msg_id", "x".repeat(65));
    anna.refused("NOT_FOUND", "message", "to", "nobody", "content", "hi");
    assertThat(ben.untaken()).isEmpty();
  }

  @Test
  void contentIsMeasuredInCodePoints() {
    String longest = "🙂".repeat(4_000);
    JsonNode sent = anna.get("message", "to", ben.id(), "content", longest);
    assertThat(sent.path("message").path("content").textValue()).isEqualTo(longest);
    assertThat(ben.event("message").path("message").path("content").textValue()).isEqualTo(longest);

    JsonNode refusal =
        anna.refused("TOO_LARGE", "message", "to", ben.id(), "content", "x".repeat(4_001));
    assertThat(refusal.path("limit").intValue()).isEqualTo(4_000);
    assertThat(refusal.path("field").textValue()).isEqualTo("content");
  }

  @Test
  void aRepeatedSendIsAnsweredAgainAndToldToNobody() {
    Object[] send = {"to", ben.id(), "content", "once", "client_msg_id", "c-1"};
    JsonNode first = anna.get("message", send);
    JsonNode second = anna.get("message", send);

    assertThat(first.has("duplicate")).isFalse();
    assertThat(second.path("duplicate").booleanValue()).isTrue();
    assertThat(second.path("message")).isEqualTo(first.path("message"));
    assertThat(ben.untaken()).hasSize(1);
    anna.refused(
        "IDEMPOTENCY_MISMATCH",
        "message",
        "to",
        ben.id(),
        "content",
        "other",
        "client_msg_id",
        "c-1");
    ben.get("message", "to", anna.id(), "content", "his own", "client_msg_id", "c-1");
  }

  @Test
  void typingIsToldToTheOtherAndHasNoReply() {
    anna.send("typing", "to", ben.id(), "is_typing", true);
    JsonNode typing = ben.event("typing");
    assertThat(typing.path("from").textValue()).isEqualTo(anna.id());
    assertThat(typing.path("chat_id").textValue()).isEqualTo(anna.id());
    assertThat(typing.path("is_typing").booleanValue()).isTrue();

    anna.send("typing", "to", ben.id(), "is_typing", false);
    assertThat(ben.event("typing").path("is_typing").booleanValue()).isFalse();
    assertThat(anna.untaken()).isEmpty();

    anna.invalid("to", "typing");
    anna.invalid("is_typing", "typing", "to", ben.id(), "is_typing", "yes");
    anna.refused("NOT_FOUND", "typing", "to", "nobody");
  }

  @Test
  void aMessageIsDeletedByItsAuthorForEverybody() {
    String id = send(anna, ben, "oops");
    ben.event("message");
    ben.refused("FORBIDDEN", "delete_message", "chat_id", anna.id(), "message_id", id);
    assertThat(anna.get("delete_message", "chat_id", ben.id(), "message_id", id)).isEmpty();

    for (ChatClient one : new ChatClient[] {anna, ben}) {
      JsonNode deleted = one.event("message_deleted");
      assertThat(deleted.path("message_id").textValue()).isEqualTo(id);
      assertThat(deleted.path("seq").longValue()).isEqualTo(1);
      assertThat(deleted.path("rev").longValue()).isEqualTo(2);
    }
    JsonNode left = ben.get("get_chat_history", "chat_id", anna.id()).path("messages").path(0);
    assertThat(left.path("is_deleted").booleanValue()).isTrue();
    assertThat(left.path("content").textValue()).isEmpty();
    anna.refused("NOT_FOUND", "delete_message", "chat_id", ben.id(), "message_id", id);
  }

  @Test
  void deletingNeedsAChatAndAMessageInIt() {
    String id = send(anna, ben, "hi");
    anna.invalid("chat_id", "delete_message", "message_id", id);
    anna.invalid("message_id", "delete_message", "chat_id", ben.id());
    anna.refused("NOT_FOUND", "delete_message", "chat_id", "nobody", "message_id", id);
    anna.refused("NOT_FOUND", "delete_message", "chat_id", anna.id(), "message_id", id);
    anna.refused("NOT_FOUND", "delete_message", "chat_id", ben.id(), "message_id", id + "0");
    anna.refused("NOT_FOUND", "delete_message", "chat_id", ben.id(), "message_id", "no id");
  }

  @Test
  void aMessageIsEditedByItsAuthor() {
    String id = send(anna, ben, "tpyo");
    JsonNode edited =
        anna.get("edit_message", "chat_id", ben.id(), "message_id", id, "content", "typo");

    assertThat(edited.path("message").path("content").textValue()).isEqualTo("typo");
    assertThat(edited.path("message").path("rev").longValue()).isEqualTo(2);
    assertThat(edited.path("message").has("edited_at")).isTrue();
    assertThat(ben.event("message_edited").path("message").path("content").textValue())
        .isEqualTo("typo");
    ben.refused(
        "FORBIDDEN", "edit_message", "chat_id", anna.id(), "message_id", id, "content", "mine");
    anna.invalid("content", "edit_message", "chat_id", ben.id(), "message_id", id);
    anna.refused(
        "TOO_LARGE",
        "edit_message",
        "chat_id",
        ben.id(),
        "message_id",
        id,
        "content",
        "x".repeat(4_001));
  }

  @Test
  void oneMessageIsPinnedAtATimeAndNullUnpins() {
    String first = send(anna, ben, "first");
    String second = send(anna, ben, "second");
    ben.get("pin_message", "chat_id", anna.id(), "message_id", first);
    ben.get("pin_message", "chat_id", anna.id(), "message_id", second);

    assertThat(anna.event("message_pinned").path("message_id").textValue()).isEqualTo(first);
    JsonNode pinned = anna.event("message_pinned");
    assertThat(pinned.path("message_id").textValue()).isEqualTo(second);
    assertThat(pinned.path("content").textValue()).isEqualTo("second");
    assertThat(pinned.path("pinned_by").textValue()).isEqualTo(ben.id());
    assertThat(pinnedIn(anna, ben).path("id").textValue()).isEqualTo(second);

    anna.get("pin_message", "chat_id", ben.id(), "message_id", null);
    assertThat(anna.event("message_pinned").path("message_id").isNull()).isTrue();
    assertThat(pinnedIn(anna, ben).isNull()).isTrue();
    anna.refused("NOT_FOUND", "pin_message", "chat_id", ben.id(), "message_id", "no id");
    anna.invalid("message_id", "pin_message", "chat_id", ben.id(), "message_id", 7);
    anna.invalid("chat_id", "pin_message", "message_id", first);
  }

  @Test
  void readMarksAreToldToTheOtherAndOnlyMoveForward() {
    send(anna, ben, "1");
    send(anna, ben, "2");
    ben.get("mark_read", "chat_id", anna.id(), "seq", 2);
    ben.get("mark_read", "chat_id", anna.id(), "seq", 1);

    JsonNode read = anna.event("message_read");
    assertThat(read.path("chat_id").textValue()).isEqualTo(ben.id());
    assertThat(read.path("user_id").textValue()).isEqualTo(ben.id());
    assertThat(read.path("seq").longValue()).isEqualTo(2);
    assertThat(anna.untaken()).isEmpty();
    ben.invalid("seq", "mark_read", "chat_id", anna.id());
    ben.invalid("seq", "mark_read", "chat_id", anna.id(), "seq", "2");
  }

  private static String send(ChatClient from, ChatClient to, String content) {
    return from.get("message", "to", to.id(), "content", content)
        .path("message")
        .path("id")
        .textValue();
  }

  private static JsonNode pinnedIn(ChatClient viewer, ChatClient partner) {
    return viewer.get("get_chat_history", "chat_id", partner.id()).path("pinned_message");
  }
}
