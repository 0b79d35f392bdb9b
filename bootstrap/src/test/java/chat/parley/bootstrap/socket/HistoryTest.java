package chat.parley.bootstrap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.InMemory;
import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class HistoryTest {
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
  void aPageOfHistoryHasTheNewestMessagesOldestFirst() {
    annaWrites(60);
    JsonNode reply = ben.ask("get_chat_history", "chat_id", anna.id());

    assertThat(reply.path("type").textValue()).isEqualTo("chat_history");
    JsonNode page = reply.path("data");
    assertThat(page.path("chat_id").textValue()).isEqualTo(anna.id());
    assertThat(seqs(page)).isEqualTo(range(11, 60));
    assertThat(page.path("has_more").booleanValue()).isTrue();
    assertThat(page.path("pinned_message").isNull()).isTrue();
    assertThat(page.path("messages").path(0).path("content").textValue()).isEqualTo("m11");
    assertThat(page.path("messages").path(0).path("chat_id").textValue()).isEqualTo(anna.id());
  }

  @Test
  void historyIsReadBeforeAfterAndAroundASeq() {
    annaWrites(20);

    assertThat(seqs(page("before", 6, "limit", 3))).isEqualTo(range(3, 5));
    assertThat(page("before", 6, "limit", 3).path("has_more").booleanValue()).isTrue();
    assertThat(seqs(page("before", 4))).isEqualTo(range(1, 3));
    assertThat(page("before", 4).path("has_more").booleanValue()).isFalse();
    assertThat(seqs(page("after", 18))).isEqualTo(range(19, 20));
    assertThat(page("after", 18).path("has_more").booleanValue()).isFalse();
    assertThat(seqs(page("around", 10, "limit", 5))).isEqualTo(range(8, 12));
    assertThat(seqs(page("before", 1))).isEmpty();
    assertThat(seqs(page("after", 20))).isEmpty();
    assertThat(seqs(page("after", Long.MAX_VALUE))).isEmpty();
    assertThat(seqs(page("before", Long.MIN_VALUE))).isEmpty();
    assertThat(seqs(page("around", Long.MAX_VALUE, "limit", 1))).isEqualTo(range(20, 20));
  }

  @Test
  void onesOwnClientIdsAreInTheHistoryAndOthersAreNot() {
    anna.get("message", "to", ben.id(), "content", "hi", "client_msg_id", "c-1");

    assertThat(
            anna.get("get_chat_history", "chat_id", ben.id())
                .path("messages")
                .path(0)
                .path("client_msg_id")
                .textValue())
        .isEqualTo("c-1");
    assertThat(page("limit", 1).path("messages").path(0).has("client_msg_id")).isFalse();
  }

  @Test
  void historyOfAChatWithoutMessagesIsEmpty() {
    JsonNode page = ben.get("get_chat_history", "chat_id", anna.id());

    assertThat(page.path("messages")).isEmpty();
    assertThat(page.path("has_more").booleanValue()).isFalse();
    assertThat(ben.get("get_chats")).isEmpty();
  }

  @Test
  void historyIsRefusedForWhatIsNoPage() {
    String chat = anna.id();
    ben.invalid("chat_id", "get_chat_history");
    ben.invalid("limit", "get_chat_history", "chat_id", chat, "limit", 0);
    ben.invalid("limit", "get_chat_history", "chat_id", chat, "limit", 101);
    ben.invalid("limit", "get_chat_history", "chat_id", chat, "limit", 4_294_967_297L);
    ben.invalid("limit", "get_chat_history", "chat_id", chat, "limit", "5");
    ben.invalid("before", "get_chat_history", "chat_id", chat, "before", 1.5);
    ben.invalid("before", "get_chat_history", "chat_id", chat, "before", 1, "after", 2);
    ben.refused("NOT_FOUND", "get_chat_history", "chat_id", "nobody");
  }

  @Test
  void theHistoryOfAGroupIsItsMembersAlone() {
    JsonNode group = anna.get("create_group", "group_name", "Club");
    anna.get("message", "to", group.path("id").textValue(), "content", "secret");

    ben.refused("NOT_MEMBER", "get_chat_history", "chat_id", group.path("id").textValue());
  }

  @Test
  void theListOfChatsHasGroupsAndPeopleTheLastWrittenInFirst() {
    JsonNode group = anna.get("create_group", "group_name", "Club");
    String groupId = group.path("id").textValue();
    ben.get("join_group", "invite_code", group.path("invite_code").textValue());
    annaWrites(3);
    anna.get("message", "to", groupId, "content", "to all");
    ben.event("message", data -> data.path("chat_id").textValue().equals(groupId));
    JsonNode reply = ben.ask("get_chats");

    assertThat(reply.path("type").textValue()).isEqualTo("chat_list");
    JsonNode chats = reply.path("data");
    assertThat(chats).hasSize(2);
    JsonNode ofGroup = chats.findParents("owner_id").getFirst();
    assertThat(ofGroup.path("id").textValue()).isEqualTo(groupId);
    assertThat(ofGroup.path("type").textValue()).isEqualTo("group");
    assertThat(ofGroup.path("last_message").path("content").textValue()).isEqualTo("to all");
    assertThat(ofGroup.path("unread").longValue()).isEqualTo(1);
    assertThat(ofGroup.has("invite_code")).as("a member may not invite").isFalse();
    JsonNode ofPerson = chats.findParents("handle").getFirst();
    assertThat(ofPerson.path("id").textValue()).isEqualTo(anna.id());
    assertThat(ofPerson.path("name").textValue()).isEqualTo("Anna");
    assertThat(ofPerson.path("type").textValue()).isEqualTo("direct");
    assertThat(ofPerson.path("online").booleanValue()).isTrue();
    assertThat(ofPerson.path("unread").longValue()).isEqualTo(3);
    assertThat(ofPerson.path("last_seq").longValue()).isEqualTo(3);
    assertThat(ofPerson.path("last_rev").longValue()).isEqualTo(3);
  }

  @Test
  void readingTheNewestPageMarksAllAsRead() {
    annaWrites(3);
    assertThat(unread()).isEqualTo(3);
    page("before", 2);
    assertThat(unread()).isEqualTo(3);

    ben.get("get_chat_history", "chat_id", anna.id(), "limit", 1);
    assertThat(unread()).isZero();
    annaWrites(1);
    assertThat(unread()).isEqualTo(1);
  }

  private void annaWrites(int count) {
    List<String> sent = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      sent.add(anna.send("message", "to", ben.id(), "content", "m" + n));
    }
    sent.forEach(anna::reply);
  }

  private JsonNode page(Object... where) {
    Object[] data = new Object[where.length + 2];
    data[0] = "chat_id";
    data[1] = anna.id();
    System.arraycopy(where, 0, data, 2, where.length);
    return ben.get("get_chat_history", data);
  }

  private long unread() {
    return ben.get("get_chats").path(0).path("unread").longValue();
  }

  private static List<Long> seqs(JsonNode page) {
    List<Long> seqs = new ArrayList<>();
    page.path("messages").forEach(message -> seqs.add(message.path("seq").longValue()));
    return seqs;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
