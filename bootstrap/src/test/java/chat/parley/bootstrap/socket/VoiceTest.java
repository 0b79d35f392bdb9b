package chat.parley.bootstrap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.InMemory;
import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class VoiceTest {
  private static final Map<String, Object> PAYLOAD =
      Map.of("sdp", "v=0\r\no=- 4611 2 IN IP4 127.0.0.1", "n", Map.of("deep", true));

  @TestHTTPResource("/")
  URI server;

  private ChatClient anna;
  private ChatClient ben;
  private ChatClient stranger;
  private String group;

  @BeforeEach
  void aGroupOfTwoAndOneOutside() {
    anna = ChatClient.register(server, "Anna");
    ben = ChatClient.register(server, "Ben");
    stranger = ChatClient.register(server, "Stranger");
    JsonNode created = anna.get("create_group", "group_name", "Club");
    group = created.path("id").textValue();
    ben.get("join_group", "invite_code", created.path("invite_code").textValue());
    anna.event("group_member_joined");
  }

  @AfterEach
  void go() {
    anna.close();
    ben.close();
    stranger.close();
  }

  @Test
  void whoEntersIsToldWhoIsInAndTheOthersAreToldWhoEntered() {
    JsonNode alone = anna.ask("join_voice", "group_id", group);
    assertThat(alone.path("type").textValue()).isEqualTo("voice_joined");
    assertThat(alone.path("data").path("group_id").textValue()).isEqualTo(group);
    assertThat(alone.path("data").path("participants").fieldNames())
        .toIterable()
        .containsExactly(anna.id());

    JsonNode both = ben.get("join_voice", "group_id", group).path("participants");
    assertThat(both.fieldNames()).toIterable().containsExactly(anna.id(), ben.id());
    assertThat(both.path(ben.id()).path("username").textValue()).isEqualTo("Ben");
    assertThat(both.path(ben.id()).path("is_muted").booleanValue()).isTrue();
    assertThat(both.path(ben.id()).path("is_speaking").booleanValue()).isFalse();

    JsonNode entered = anna.event("voice_user_joined");
    assertThat(entered.path("group_id").textValue()).isEqualTo(group);
    assertThat(entered.path("user")).isEqualTo(both.path(ben.id()));
    assertThat(ben.untaken()).isEmpty();
  }

  @Test
  void stateIsShownToAllWhoAreIn() {
    bothEnter();
    JsonNode state =
        ben.get("voice_state_update", "group_id", group, "is_muted", false, "raised_hand", true);
    assertThat(state)
        .hasToString("{\"is_muted\":false,\"is_speaking\":false,\"raised_hand\":true}");
    for (ChatClient one : new ChatClient[] {anna, ben}) {
      JsonNode event = one.event("voice_state_updated");
      assertThat(event.path("user_id").textValue()).isEqualTo(ben.id());
      assertThat(event.path("state")).isEqualTo(state);
    }

    ben.get("voice_state_update", "group_id", group, "is_speaking", true);
    assertThat(anna.event("voice_state_updated").path("state"))
        .as("what is not said stays")
        .hasToString("{\"is_muted\":false,\"is_speaking\":true,\"raised_hand\":true}");
    assertThat(stranger.untaken()).isEmpty();
  }

  @Test
  void leavingIsToldToThoseWhoStayAndIsNoMistakeTwice() {
    bothEnter();
    JsonNode left = ben.ask("leave_voice", "group_id", group);
    ben.get("leave_voice", "group_id", group);

    assertThat(left.path("type").textValue()).isEqualTo("voice_left");
    assertThat(left.path("data").path("group_id").textValue()).isEqualTo(group);
    assertThat(anna.event("voice_user_left").path("user_id").textValue()).isEqualTo(ben.id());
    assertThat(anna.untaken()).isEmpty();
    ben.refused("NOT_FOUND", "voice_state_update", "group_id", group, "is_muted", false);
  }

  @Test
  void whoIsGoneIsOutOfTheChannel() {
    bothEnter();
    ben.vanish();

    assertThat(anna.event("voice_user_left").path("user_id").textValue()).isEqualTo(ben.id());
    assertThat(anna.get("join_voice", "group_id", group).path("participants")).hasSize(1);
  }

  @Test
  void whoIsKickedFromTheGroupIsOutOfTheChannel() {
    bothEnter();
    anna.get("admin_action", "group_id", group, "target_id", ben.id(), "action", "kick");

    assertThat(anna.event("voice_user_left").path("user_id").textValue()).isEqualTo(ben.id());
    ben.refused("NOT_MEMBER", "join_voice", "group_id", group);
  }

  @Test
  void channelsAreForMembers() {
    stranger.refused("NOT_MEMBER", "join_voice", "group_id", group);
    stranger.refused("NOT_FOUND", "join_voice", "group_id", "no-group");
    stranger.refused("NOT_FOUND", "voice_state_update", "group_id", group, "is_muted", true);
    anna.invalid("group_id", "join_voice");
    anna.invalid("group_id", "leave_voice");
    anna.invalid("group_id", "voice_state_update", "is_muted", true);
    anna.invalid("is_muted", "voice_state_update", "group_id", group, "is_muted", "yes");
    anna.invalid("raised_hand", "voice_state_update", "group_id", group, "raised_hand", 1);
  }

  @Test
  void aSignalToOnePersonArrivesAsItWasSent() {
    assertThat(
            anna.get(
                "voice_signal", "target_id", ben.id(), "signal_type", "offer", "payload", PAYLOAD))
        .isEmpty();

    JsonNode signal = ben.event("voice_signal");
    assertThat(signal.path("from").textValue()).isEqualTo(anna.id());
    assertThat(signal.path("signal_type").textValue()).isEqualTo("offer");
    assertThat(signal.path("payload").path("sdp").textValue()).isEqualTo(PAYLOAD.get("sdp"));
    assertThat(signal.path("payload").path("n").path("deep").booleanValue()).isTrue();
    assertThat(signal.has("group_id")).isFalse();
    assertThat(anna.untaken()).isEmpty();
  }

  @Test
  void theShortNamesOfIceCandidatesAreKnown() {
    for (String name : new String[] {"ice", "candidate", "ice_candidate"}) {
      signal(anna, ben.id(), name);

      assertThat(ben.event("voice_signal").path("signal_type").textValue())
          .isEqualTo("ice_candidate");
    }
  }

  @Test
  void aSignalToAGroupReachesTheOthersInItsChannel() {
    bothEnter();
    anna.get("voice_signal", "group_id", group, "signal_type", "answer", "payload", PAYLOAD);

    JsonNode signal = ben.event("voice_signal");
    assertThat(signal.path("group_id").textValue()).isEqualTo(group);
    assertThat(signal.path("from").textValue()).isEqualTo(anna.id());
    assertThat(anna.untaken()).isEmpty();
    ben.get("leave_voice", "group_id", group);
    ben.refused(
        "NOT_FOUND",
        "voice_signal",
        "group_id",
        group,
        "signal_type",
        "answer",
        "payload",
        PAYLOAD);
  }

  @Test
  void strangersSignalNobody() {
    stranger.get("message", "to", anna.id(), "content", "answer me");
    stranger.refused(
        "FORBIDDEN",
        "voice_signal",
        "target_id",
        anna.id(),
        "signal_type",
        "offer",
        "payload",
        PAYLOAD);

    anna.event("message");
    anna.get("message", "to", stranger.id(), "content", "all right");
    signal(stranger, anna.id(), "offer");
    anna.event("voice_signal");
  }

  @Test
  void whoIsNotHereIsToldNothing() {
    ben.close();
    anna.awaitPresence(ben.id(), "offline");
    JsonNode refusal =
        anna.refused(
            "TARGET_OFFLINE",
            "voice_signal",
            "target_id",
            ben.id(),
            "signal_type",
            "offer",
            "payload",
            PAYLOAD);

    assertThat(refusal.path("retryable").booleanValue()).isTrue();
  }

  @Test
  void aSignalNeedsATargetAKindAndAPayload() {
    String to = ben.id();
    anna.invalid("target_id", "voice_signal", "signal_type", "offer", "payload", PAYLOAD);
    anna.invalid("signal_type", "voice_signal", "target_id", to, "payload", PAYLOAD);
    anna.invalid(
        "signal_type", "voice_signal", "target_id", to, "signal_type", "hum", "payload", PAYLOAD);
    anna.invalid("payload", "voice_signal", "target_id", to, "signal_type", "offer");
    anna.invalid(
        "payload", "voice_signal", "target_id", to, "signal_type", "offer", "payload", "v=0");
    anna.invalid(
        "target_id",
        "voice_signal",
        "target_id",
        anna.id(),
        "signal_type",
        "offer",
        "payload",
        PAYLOAD);
  }

  @Test
  void aPayloadIsBoundedInBytes() {
    Map<String, String> candidate = Map.of("c", "é".repeat(1_024));
    JsonNode refusal =
        anna.refused(
            "TOO_LARGE",
            "voice_signal",
            "target_id",
            ben.id(),
            "signal_type",
            "ice",
            "payload",
            candidate);
    assertThat(refusal.path("field").textValue()).isEqualTo("payload");
    assertThat(refusal.path("limit").intValue()).isEqualTo(2_048);

    anna.get("voice_signal", "target_id", ben.id(), "signal_type", "offer", "payload", candidate);
    anna.refused(
        "TOO_LARGE",
        "voice_signal",
        "target_id",
        ben.id(),
        "signal_type",
        "offer",
        "payload",
        Map.of("sdp", "x".repeat(32 * 1_024)));
  }

  private void bothEnter() {
    anna.get("join_voice", "group_id", group);
    ben.get("join_voice", "group_id", group);
    anna.event("voice_user_joined");
  }

  private static void signal(ChatClient from, String target, String kind) {
    from.get("voice_signal", "target_id", target, "signal_type", kind, "payload", PAYLOAD);
  }
}
