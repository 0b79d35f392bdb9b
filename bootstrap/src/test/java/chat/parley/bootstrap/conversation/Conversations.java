package chat.parley.bootstrap.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do, from the first hello to the last goodbye; the same on every assembly. */
abstract class Conversations {
  @TestHTTPResource("/")
  URI server;

  private ChatClient anna;
  private ChatClient ben;
  private ChatClient clara;

  @BeforeEach
  void threePeople() {
    anna = ChatClient.register(server, "Anna");
    ben = ChatClient.register(server, "Ben");
    clara = ChatClient.register(server, "Clara");
  }

  @AfterEach
  void go() {
    anna.close();
    ben.close();
    clara.close();
  }

  @Test
  void twoPeopleTalk() {
    String found =
        anna.get("search_user", "query", ben.handle()).path("data").path("id").textValue();
    JsonNode first = anna.get("message", "to", found, "content", "Are you there?");
    JsonNode heard = ben.event("message");
    String sender = heard.path("message").path("sender_id").textValue();
    String question = heard.path("message").path("id").textValue();
    ben.send("typing", "to", sender, "is_typing", true);
    ben.get("message", "to", sender, "content", "Yse", "reply_to", question);
    anna.event("typing");
    JsonNode answer = anna.event("message").path("message");
    assertThat(answer.path("reply_to")).isEqualTo(first.path("message").path("id"));

    String id = answer.path("id").textValue();
    ben.get("edit_message", "chat_id", sender, "message_id", id, "content", "Yes");
    anna.event("message_edited");
    ben.get("pin_message", "chat_id", sender, "message_id", id);
    anna.event("message_pinned");
    anna.get("delete_message", "chat_id", found, "message_id", question);
    ben.event("message_deleted");
    anna.get("mark_read", "chat_id", found, "seq", 2);
    ben.event("message_read");

    JsonNode history = anna.get("get_chat_history", "chat_id", found);
    assertThat(history.path("messages").findValuesAsText("content")).containsExactly("", "Yes");
    assertThat(history.path("pinned_message").path("id").textValue()).isEqualTo(id);
    JsonNode chat = ben.get("get_chats").path(0);
    assertThat(chat.path("last_seq").intValue()).isEqualTo(2);
    assertThat(chat.path("last_rev").intValue()).isEqualTo(5);
    assertThat(chat.path("unread").intValue()).isZero();
    assertThat(clara.untaken()).isEmpty();
  }

  @Test
  void aGroupTalks() {
    JsonNode group = anna.get("create_group", "group_name", "Book club");
    String id = group.path("id").textValue();
    String code = group.path("invite_code").textValue();
    ben.get("join_group", "invite_code", code);
    clara.get("join_group", "invite_code", code);
    clara.get("message", "to", id, "content", "What do we read?");
    anna.event("message");
    ben.event("message");

    anna.get("join_voice", "group_id", id);
    ben.get("join_voice", "group_id", id);
    anna.event("voice_user_joined");
    anna.get("admin_action", "group_id", id, "target_id", ben.id(), "action", "mute");
    ben.refused("MUTED", "message", "to", id, "content", "Ulysses!");
    anna.get("admin_action", "group_id", id, "target_id", ben.id(), "action", "kick");
    ben.refused("NOT_MEMBER", "message", "to", id, "content", "Ulysses!");
    anna.event("voice_user_left");

    JsonNode history = clara.get("get_chat_history", "chat_id", id);
    assertThat(history.path("messages")).hasSize(1);
    assertThat(clara.get("get_chats").path(0).path("members").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(anna.id(), clara.id());
    assertThat(ben.get("get_chats")).isEmpty();
  }

  @Test
  void whoWasAwayComesBackAndReadsWhatWasWritten() {
    anna.get("message", "to", ben.id(), "content", "1");
    ben.event("message");
    ben.vanish();
    anna.awaitPresence(ben.id(), "offline");
    anna.get("message", "to", ben.id(), "content", "2", "client_msg_id", "c-2");
    anna.get("message", "to", ben.id(), "content", "2", "client_msg_id", "c-2");
    anna.get("message", "to", ben.id(), "content", "3");

    try (ChatClient back = ChatClient.connect(server)) {
      back.signIn("reconnect", "token", ben.token());
      assertThat(back.get("get_chats").path(0).path("unread").intValue()).isEqualTo(3);
      JsonNode missed = back.get("get_chat_history", "chat_id", anna.id(), "after", 1);
      assertThat(missed.path("messages").findValuesAsText("content")).containsExactly("2", "3");
      anna.get("message", "to", ben.id(), "content", "4");
      assertThat(back.event("message").path("message").path("seq").intValue()).isEqualTo(4);
    }
  }

  @Test
  void thirtyTwoWhoWriteAtOnceAreHeardInOneOrderEverywhere() throws InterruptedException {
    String group = commonGroup();
    int each = 10;
    // Each message is written, edited and, by every other writer, deleted: three changes, or two.
    int changes = 16 * each * 3 + 16 * each * 2;
    List<ChatClient> writers = connections(8);
    List<ChatClient> listeners = connections(2);
    try {
      List<Thread> writing = new ArrayList<>();
      for (int w = 0; w < 32; w++) {
        ChatClient writer = writers.get(w % writers.size());
        boolean deletes = w % 2 == 0;
        writing.add(Thread.startVirtualThread(() -> write(writer, group, each, deletes)));
      }
      for (ChatClient listener : listeners) {
        for (int rev = 1; rev <= changes; rev++) {
          assertThat(revOf(listener.next())).isEqualTo(rev);
        }
        assertThat(listener.untaken()).isEmpty();
      }
      for (Thread thread : writing) {
        thread.join();
      }
      JsonNode chat = anna.get("get_chats").path(0);
      assertThat(chat.path("last_rev").intValue()).isEqualTo(changes);
      assertThat(chat.path("last_seq").intValue()).isEqualTo(32 * each);
    } finally {
      Stream.of(writers, listeners).flatMap(List::stream).forEach(ChatClient::close);
    }
  }

  private String commonGroup() {
    JsonNode group = anna.get("create_group", "group_name", "All at once");
    ben.get("join_group", "invite_code", group.path("invite_code").textValue());
    clara.get("join_group", "invite_code", group.path("invite_code").textValue());
    return group.path("id").textValue();
  }

  /** So many connections, of the three in turn. */
  private List<ChatClient> connections(int count) {
    List<ChatClient> people = List.of(anna, ben, clara);
    List<ChatClient> connections = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      connections.add(people.get(n % people.size()).another(server));
    }
    return connections;
  }

  private static void write(ChatClient writer, String group, int count, boolean deletes) {
    for (int n = 0; n < count; n++) {
      String id =
          writer
              .get("message", "to", group, "content", "first")
              .path("message")
              .path("id")
              .asText();
      writer.get("edit_message", "chat_id", group, "message_id", id, "content", "second");
      if (deletes) {
        writer.get("delete_message", "chat_id", group, "message_id", id);
      }
    }
  }

  private static int revOf(JsonNode event) {
    JsonNode data = event.path("data");
    return (data.has("rev") ? data : data.path("message")).path("rev").intValue();
  }
}
