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
class PresenceTest {
  @TestHTTPResource("/")
  URI server;

  private ChatClient anna;

  /** Has exchanged messages with Anna. */
  private ChatClient friend;

  /** Has not. */
  private ChatClient stranger;

  @BeforeEach
  void twoWhoKnowEachOtherAndOneWhoDoesNot() {
    anna = ChatClient.register(server, "Anna");
    friend = ChatClient.register(server, "Friend");
    stranger = ChatClient.register(server, "Stranger");
    anna.get("message", "to", friend.id(), "content", "hi");
    friend.event("message");
  }

  @AfterEach
  void go() {
    anna.close();
    friend.close();
    stranger.close();
  }

  @Test
  void comingAndGoingIsToldToThoseWhoShareAChatAndToNobodyElse() {
    anna.close();
    friend.awaitPresence(anna.id(), "offline");

    try (ChatClient back = anna.another(server)) {
      friend.awaitPresence(anna.id(), "online");
      assertThat(back.untakenPresence())
          .as("nobody hears of oneself")
          .noneMatch(event -> event.path("data").path("user_id").asText().equals(anna.id()));
    }
    friend.awaitPresence(anna.id(), "offline");
    assertThat(stranger.untakenPresence()).isEmpty();
  }

  @Test
  void membersOfAGroupShareAChat() {
    JsonNode group = stranger.get("create_group", "group_name", "Club");
    anna.get("join_group", "invite_code", group.path("invite_code").textValue());
    stranger.event("group_member_joined");
    anna.close();

    stranger.awaitPresence(anna.id(), "offline");
  }

  @Test
  void oneIsHereAsLongAsOneOfOnesConnectionsIs() {
    try (ChatClient phone = anna.another(server)) {
      anna.close();
      phone.get("message", "to", friend.id(), "content", "still here");
      friend.event("message");
      assertThat(annaAsFriendSeesHer().path("online").booleanValue()).isTrue();
      phone.vanish();
      friend.awaitPresence(anna.id(), "offline");
    }
  }

  @Test
  void signingInAsSomebodyElseIsGoing() {
    String before = anna.id();
    anna.signIn("login", "handle", stranger.handle(), "password", ChatClient.PASSWORD);

    friend.awaitPresence(before, "offline");
  }

  @Test
  void theListOfChatsSaysWhoIsHere() {
    assertThat(annaAsFriendSeesHer().path("online").booleanValue()).isTrue();

    anna.close();
    friend.awaitPresence(anna.id(), "offline");
    assertThat(annaAsFriendSeesHer().path("online").booleanValue()).isFalse();
  }

  private JsonNode annaAsFriendSeesHer() {
    return friend.get("get_chats").path(0);
  }
}
