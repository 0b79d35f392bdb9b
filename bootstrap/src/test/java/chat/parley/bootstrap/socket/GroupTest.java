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
class GroupTest {
  @TestHTTPResource("/")
  URI server;

  /** Owns the group. */
  private ChatClient anna;

  /** Is in it. */
  private ChatClient ben;

  /** Is not. */
  private ChatClient clara;

  private String group;
  private String code;

  @BeforeEach
  void aGroupOfTwoAndOneOutside() {
    anna = ChatClient.register(server, "Anna");
    ben = ChatClient.register(server, "Ben");
    clara = ChatClient.register(server, "Clara");
    JsonNode created = anna.get("create_group", "group_name", "Book Club");
    group = created.path("id").textValue();
    code = created.path("invite_code").textValue();
    ben.get("join_group", "invite_code", code);
    anna.event("group_member_joined");
  }

  @AfterEach
  void go() {
    anna.close();
    ben.close();
    clara.close();
  }

  @Test
  void aNewGroupBelongsToWhoMadeIt() {
    JsonNode created = clara.get("create_group", "name", " Chess ");

    assertThat(created.path("name").textValue()).isEqualTo("Chess");
    assertThat(created.path("type").textValue()).isEqualTo("group");
    assertThat(created.path("owner_id").textValue()).isEqualTo(clara.id());
    assertThat(created.path("invite_code").textValue()).matches("[0-9]{6}");
    assertThat(created.path("join_code")).isEqualTo(created.path("invite_code"));
    assertThat(created.path("created_at").isIntegralNumber()).isTrue();
    JsonNode owner = created.path("members").path(clara.id());
    assertThat(owner.path("role").textValue()).isEqualTo("owner");
    assertThat(owner.path("username").textValue()).isEqualTo("Clara");
    assertThat(owner.path("muted").booleanValue()).isFalse();
  }

  @Test
  void aGroupNeedsAName() {
    anna.invalid("group_name", "create_group");
    anna.invalid("group_name", "create_group", "group_name", "");
    anna.invalid("group_name", "create_group", "group_name", "x".repeat(65));
    anna.invalid("group_name", "create_group", "group_name", "two\nlines");
    anna.invalid("group_name", "create_group", "group_name", 7);
  }

  @Test
  void aMemberMayLookAtTheGroupAndNobodyElse() {
    JsonNode shown = ben.get("get_group", "group_id", group);

    assertThat(shown.path("id").textValue()).isEqualTo(group);
    assertThat(shown.path("member_count").intValue()).isEqualTo(2);
    assertThat(shown.path("members")).hasSize(2);
    assertThat(shown.has("invite_code")).as("a member may not invite").isFalse();
    assertThat(anna.get("get_group", "group_id", group).path("invite_code").textValue())
        .isEqualTo(code);
    clara.refused("NOT_MEMBER", "get_group", "group_id", group);
    clara.refused("NOT_FOUND", "get_group", "group_id", "nothing");
    clara.invalid("group_id", "get_group");
  }

  @Test
  void whoeverHasTheCodeJoinsAndTheOthersHearOfIt() {
    JsonNode joined = clara.get("join_group", "join_code", code);

    assertThat(joined.path("id").textValue()).isEqualTo(group);
    assertThat(joined.path("members")).hasSize(3);
    assertThat(joined.has("invite_code")).as("a member may not invite").isFalse();
    assertThat(joined.has("join_code")).isFalse();
    for (ChatClient other : new ChatClient[] {anna, ben}) {
      JsonNode event = other.event("group_member_joined");
      assertThat(event.path("group_id").textValue()).isEqualTo(group);
      assertThat(event.path("user_id").textValue()).isEqualTo(clara.id());
      assertThat(event.path("user_data").path("role").textValue()).isEqualTo("member");
    }
    assertThat(clara.untaken()).isEmpty();
  }

  @Test
  void joiningIsRefusedForWrongCodesAndForThoseWhoAreIn() {
    ben.refused("ALREADY_MEMBER", "join_group", "invite_code", code);
    clara.refused("INVITE_INVALID", "join_group", "invite_code", "ZZZZZZ");
    clara.invalid("invite_code", "join_group");
    clara.invalid("invite_code", "join_group", "invite_code", "12345");
    clara.invalid("invite_code", "join_group", "invite_code", 123456);
    assertThat(anna.untaken()).isEmpty();
  }

  @Test
  void aMessageToAGroupReachesItsMembersAndNobodyElse() {
    try (ChatClient bensPhone = ben.another(server)) {
      JsonNode sent = anna.get("message", "to", group, "content", "hi all");

      assertThat(sent.path("chat_id").textValue()).isEqualTo(group);
      assertThat(ben.event("message").path("chat_id").textValue()).isEqualTo(group);
      assertThat(bensPhone.event("message").path("message").path("content").textValue())
          .isEqualTo("hi all");
      assertThat(clara.untaken()).isEmpty();
    }
  }

  @Test
  void strangersMayDoNothingInAGroup() {
    String id =
        anna.get("message", "to", group, "content", "hi").path("message").path("id").textValue();
    clara.refused("NOT_MEMBER", "message", "to", group, "content", "let me in");
    clara.refused("NOT_MEMBER", "typing", "to", group);
    clara.refused("NOT_MEMBER", "get_chat_history", "chat_id", group);
    clara.refused("NOT_MEMBER", "mark_read", "chat_id", group, "seq", 1);
    clara.refused("NOT_MEMBER", "pin_message", "chat_id", group, "message_id", id);
    clara.refused("NOT_MEMBER", "delete_message", "chat_id", group, "message_id", id);
    clara.refused(
        "NOT_MEMBER", "edit_message", "chat_id", group, "message_id", id, "content", "mine");
    clara.refused(
        "NOT_MEMBER", "admin_action", "group_id", group, "target_id", ben.id(), "action", "kick");
    clara.refused("NOT_MEMBER", "join_voice", "group_id", group);
  }

  @Test
  void ownersPinAndDeleteWhatOthersWroteAndMembersDoNot() {
    String annas =
        anna.get("message", "to", group, "content", "rules").path("message").path("id").textValue();
    String bens =
        ben.get("message", "to", group, "content", "spam").path("message").path("id").textValue();
    ben.refused("FORBIDDEN", "pin_message", "chat_id", group, "message_id", bens);
    ben.refused("FORBIDDEN", "delete_message", "chat_id", group, "message_id", annas);
    anna.get("pin_message", "chat_id", group, "message_id", annas);
    anna.get("delete_message", "chat_id", group, "message_id", bens);

    assertThat(ben.event("message_pinned").path("message_id").textValue()).isEqualTo(annas);
    assertThat(ben.event("message_deleted").path("message_id").textValue()).isEqualTo(bens);
    assertThat(anna.get("get_chats").path(0).path("pinned_message_id").textValue())
        .isEqualTo(annas);
  }

  @Test
  void theMutedReadAndDoNotWrite() {
    moderate("mute", "reason", "spam");
    JsonNode update = ben.event("group_update");
    assertThat(update.path("action").textValue()).isEqualTo("mute");
    assertThat(update.path("target_id").textValue()).isEqualTo(ben.id());
    assertThat(update.path("by").textValue()).isEqualTo(anna.id());
    assertThat(update.path("reason").textValue()).isEqualTo("spam");
    assertThat(update.path("members").path(ben.id()).path("muted").booleanValue()).isTrue();

    JsonNode refusal = ben.refused("MUTED", "message", "to", group, "content", "hi");
    assertThat(refusal.has("retry_after_ms")).as("this mute has no end of its own").isFalse();
    ben.refused("MUTED", "typing", "to", group);
    ben.get("get_chat_history", "chat_id", group);

    moderate("unmute");
    ben.get("message", "to", group, "content", "hi");
  }

  @Test
  void aMuteMayEndByItself() {
    long until = System.currentTimeMillis() + 600_000;
    moderate("mute", "until", until);

    JsonNode member = ben.event("group_update").path("members").path(ben.id());
    assertThat(member.path("muted_until").longValue()).isEqualTo(until);
    JsonNode refusal = ben.refused("MUTED", "message", "to", group, "content", "hi");
    assertThat(refusal.path("retry_after_ms").longValue()).isBetween(1L, 600_000L);
    assertThat(refusal.path("retryable").booleanValue()).isTrue();
  }

  @Test
  void whoIsKickedHearsItAndIsOut() {
    moderate("kick");

    JsonNode update = ben.event("group_update");
    assertThat(update.path("action").textValue()).isEqualTo("kick");
    assertThat(update.path("members").has(ben.id())).isFalse();
    ben.refused("NOT_MEMBER", "message", "to", group, "content", "hi");
    anna.get("message", "to", group, "content", "he is gone");
    assertThat(ben.untaken()).isEmpty();
    assertThat(ben.get("get_chats")).isEmpty();
  }

  @Test
  void moderatingNeedsARoleAndATarget() {
    clara.get("join_group", "invite_code", code);
    ben.refused(
        "FORBIDDEN", "admin_action", "group_id", group, "target_id", clara.id(), "action", "kick");
    anna.refused(
        "FORBIDDEN", "admin_action", "group_id", group, "target_id", anna.id(), "action", "kick");
    anna.refused(
        "NOT_FOUND", "admin_action", "group_id", group, "target_id", "nobody", "action", "kick");
    anna.refused(
        "NOT_FOUND",
        "admin_action",
        "group_id",
        "no-group",
        "target_id",
        ben.id(),
        "action",
        "kick");
    anna.invalid("group_id", "admin_action", "target_id", ben.id(), "action", "kick");
    anna.invalid("target_id", "admin_action", "group_id", group, "action", "kick");
    anna.invalid("action", "admin_action", "group_id", group, "target_id", ben.id());
    invalid("action", "action", "tickle");
    invalid("until", "action", "mute", "until", 1);
    invalid("until", "action", "mute", "until", "tomorrow");
    invalid("reason", "action", "mute", "reason", 7);
    JsonNode refusal =
        anna.refused(
            "TOO_LARGE", "admin_action", with("action", "mute", "reason", "x".repeat(257)));
    assertThat(refusal.path("limit").intValue()).isEqualTo(256);
  }

  private void moderate(String action, Object... more) {
    Object[] actionAndMore = new Object[more.length + 2];
    actionAndMore[0] = "action";
    actionAndMore[1] = action;
    System.arraycopy(more, 0, actionAndMore, 2, more.length);
    assertThat(anna.get("admin_action", with(actionAndMore))).isEmpty();
  }

  private void invalid(String field, Object... data) {
    anna.invalid(field, "admin_action", with(data));
  }

  /** These, of Ben in the group. */
  private Object[] with(Object... data) {
    Object[] all = new Object[data.length + 4];
    all[0] = "group_id";
    all[1] = group;
    all[2] = "target_id";
    all[3] = ben.id();
    System.arraycopy(data, 0, all, 4, data.length);
    return all;
  }
}
