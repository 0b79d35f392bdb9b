package chat.parley.bootstrap.socket;

import static chat.parley.bootstrap.client.ChatClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.InMemory;
import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(InMemory.class)
class AccountTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void registeringGivesAnAccountAndSignsIn() {
    try (ChatClient client = ChatClient.connect(server)) {
      JsonNode account = client.get("register", "username", "Jörg.1", "password", PASSWORD);

      assertThat(account.path("id").textValue()).matches("[0-9a-z]{16}");
      assertThat(account.path("username").textValue()).isEqualTo("Jörg.1");
      assertThat(account.path("tag").textValue()).matches("[0-9]{4}");
      assertThat(account.path("handle").textValue())
          .isEqualTo("Jörg.1#" + account.path("tag").textValue());
      assertThat(account.path("created_at").isIntegralNumber()).isTrue();
      assertThat(account.path("token").textValue()).matches("[A-Za-z0-9_-]{43}");
      assertThat(account.size()).isEqualTo(6);
      assertThat(client.get("get_chats")).isEmpty();
    }
  }

  @Test
  void namesakesAreToldApartByTheirTags() {
    try (ChatClient one = ChatClient.register(server, "Max");
        ChatClient other = ChatClient.register(server, "MAX")) {
      assertThat(one.handle().substring(4)).isNotEqualTo(other.handle().substring(4));
    }
  }

  @Test
  void registeringNeedsAGoodNameAndAGoodPassword() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.invalid("username", "register", "password", PASSWORD);
      client.invalid("username", "register", "username", 7, "password", PASSWORD);
      client.invalid("username", "register", "username", "x", "password", PASSWORD);
      client.invalid("username", "register", "username", "a#1", "password", PASSWORD);
      client.invalid("username", "register", "username", "a".repeat(33), "password", PASSWORD);
      client.invalid("password", "register", "username", "Max");
      client.invalid("password", "register", "username", "Max", "password", true);
      client.invalid("password", "register", "username", "Max", "password", "");
      client.invalid("password", "register", "username", "Max", "password", "7 chars");
      client.invalid("password", "register", "username", "Max", "password", "é".repeat(37));
      client.refused("UNAUTHENTICATED", "get_chats");
    }
  }

  @Test
  void theHandleAndThePasswordSignInInWhateverCase() {
    try (ChatClient client = ChatClient.register(server, "Nina");
        ChatClient later = ChatClient.connect(server)) {
      JsonNode account =
          later.get(
              "login", "handle", client.handle().toUpperCase(Locale.ROOT), "password", PASSWORD);

      assertThat(account.path("id").textValue()).isEqualTo(client.id());
      assertThat(account.path("handle").textValue()).isEqualTo(client.handle());
      assertThat(account.path("token").textValue()).isNotEqualTo(client.token());
      assertThat(later.get("get_chats")).isEmpty();
    }
  }

  @Test
  void theBareNameSignsInWhereOnlyOneHasIt() {
    try (ChatClient first = ChatClient.register(server, "Solo");
        ChatClient later = ChatClient.connect(server)) {
      assertThat(
              later.get("login", "username", "solo", "password", PASSWORD).path("id").textValue())
          .isEqualTo(first.id());

      try (ChatClient _ = ChatClient.register(server, "Solo")) {
        later.refused("INVALID_CREDENTIALS", "login", "username", "Solo", "password", PASSWORD);
      }
    }
  }

  @Test
  void wrongHandleAndWrongPasswordLookTheSame() {
    try (ChatClient known = ChatClient.register(server, "Olaf");
        ChatClient client = ChatClient.connect(server)) {
      String handle = known.handle();
      JsonNode wrongPassword = client.ask("login", "handle", handle, "password", "wrong one");
      JsonNode wrongHandle = client.ask("login", "handle", "nobody#0000", "password", PASSWORD);
      JsonNode noHandle = client.ask("login", "handle", "#", "password", PASSWORD);

      assertThat(wrongPassword.path("data").path("code").textValue())
          .isEqualTo("INVALID_CREDENTIALS");
      assertThat(wrongHandle.path("data")).isEqualTo(wrongPassword.path("data"));
      assertThat(wrongHandle.path("message")).isEqualTo(wrongPassword.path("message"));
      assertThat(noHandle.path("data")).isEqualTo(wrongPassword.path("data"));
      client.refused("UNAUTHENTICATED", "get_chats");
    }
  }

  @Test
  void loggingInNeedsAHandleAndAPassword() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.invalid("handle", "login", "password", PASSWORD);
      client.invalid("handle", "login", "handle", 7, "password", PASSWORD);
      client.invalid("password", "login", "handle", "nobody#0000");
      client.invalid("password", "login", "handle", "nobody#0000", "password", "x".repeat(73));
    }
  }

  @Test
  void aTokenComesBackAsTheUserAndIsFreshEachTime() {
    try (ChatClient first = ChatClient.register(server, "Rita");
        ChatClient second = ChatClient.connect(server);
        ChatClient third = ChatClient.connect(server)) {
      JsonNode back = second.signIn("reconnect", "token", first.token());
      assertThat(back.path("id").textValue()).isEqualTo(first.id());
      assertThat(second.token()).isNotEqualTo(first.token());
      assertThat(second.get("get_chats")).isEmpty();

      third.signIn("reconnect", "token", second.token());
      third.refused("TOKEN_EXPIRED", "reconnect", "token", first.token());
    }
  }

  @Test
  void aClientThatLostTheFreshTokenComesBackByTheOldOne() {
    try (ChatClient first = ChatClient.register(server, "Rita");
        ChatClient lost = ChatClient.connect(server);
        ChatClient again = ChatClient.connect(server)) {
      lost.signIn("reconnect", "token", first.token());

      assertThat(again.get("reconnect", "token", first.token()).path("id").textValue())
          .isEqualTo(first.id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no token", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aTokenThatOpensNothingIsRefused(String token) {
    try (ChatClient client = ChatClient.connect(server)) {
      client.refused("TOKEN_EXPIRED", "reconnect", "token", token);
      client.refused("UNAUTHENTICATED", "get_chats");
    }
  }

  @Test
  void aBareUserIdDoesNotComeBack() {
    try (ChatClient known = ChatClient.register(server, "Rita");
        ChatClient client = ChatClient.connect(server)) {
      client.invalid("token", "reconnect", "user_id", known.id());
      client.refused("TOKEN_EXPIRED", "reconnect", "token", known.id());
      client.invalid("token", "reconnect", "token", 7);
    }
  }

  @Test
  void aConnectionCanChangeItsUser() {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient shared = ChatClient.register(server, "Ben")) {
      String ben = shared.id();
      shared.signIn("login", "handle", anna.handle(), "password", PASSWORD);
      anna.get("message", "to", ben, "content", "to Ben, who is gone");
      anna.get("message", "to", anna.id(), "content", "to my other session");

      assertThat(shared.event("message").path("chat_id").textValue()).isEqualTo(ben);
      assertThat(shared.event("message").path("chat_id").textValue()).isEqualTo(anna.id());
      assertThat(shared.untaken()).isEmpty();
    }
  }

  @Test
  void aFailedSignInLeavesTheConnectionAsItWas() {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      anna.refused("INVALID_CREDENTIALS", "login", "handle", "x#1", "password", "wrong one");

      assertThat(anna.get("get_chats")).isEmpty();
    }
  }

  @Test
  void peopleAreFoundByTheirHandleOrHowTheirNameBegins() {
    try (ChatClient zoe = ChatClient.register(server, "Zoe_Q");
        ChatClient zora = ChatClient.register(server, "zoRa_q");
        ChatClient asks = ChatClient.register(server, "Asks")) {
      JsonNode byHandle = asks.ask("search_user", "query", zoe.handle());
      assertThat(byHandle.path("type").textValue()).isEqualTo("search_result");
      assertThat(byHandle.path("data").path("status").textValue()).isEqualTo("success");
      assertThat(byHandle.path("data").path("data").path("id").textValue()).isEqualTo(zoe.id());
      assertThat(byHandle.path("data").path("matches")).hasSize(1);
      assertThat(byHandle.toString()).doesNotContain("token", "password");

      assertThat(asks.get("search_user", "query", " ZO ").path("matches").findValuesAsText("id"))
          .containsExactly(zoe.id(), zora.id());
    }
  }

  @Test
  void findingNobodyIsAnAnswerAndNoRefusal() {
    try (ChatClient client = ChatClient.register(server, "Asks")) {
      for (String query : new String[] {"xyzzy", "xyzzy#0000", "#", "a#b"}) {
        JsonNode result = client.get("search_user", "query", query);

        assertThat(result.path("status").textValue()).isEqualTo("error");
        assertThat(result.path("matches")).isEmpty();
      }
      client.invalid("query", "search_user");
      client.invalid("query", "search_user", "query", " ");
      client.invalid("query", "search_user", "query", 7);
    }
  }

  @Test
  void aSearchFindsTwentyAtMost() {
    for (int n = 0; n < 21; n++) {
      ChatClient.register(server, "Crowd" + n).close();
    }
    try (ChatClient client = ChatClient.register(server, "Asks")) {
      assertThat(client.get("search_user", "query", "crowd").path("matches")).hasSize(20);
    }
  }

  @Test
  void renamingShowsInTheGroupsOneIsIn() {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient ben = ChatClient.register(server, "Ben")) {
      JsonNode group = anna.get("create_group", "group_name", "Club");
      ben.get("join_group", "invite_code", group.path("invite_code").textValue());
      JsonNode renamed = ben.ask("update_profile", "username", "Benno");

      assertThat(renamed.path("type").textValue()).isEqualTo("profile_updated");
      assertThat(renamed.path("data").path("username").textValue()).isEqualTo("Benno");
      JsonNode update = anna.event("group_update");
      assertThat(update.path("members").path(ben.id()).path("username").textValue())
          .isEqualTo("Benno");
      ben.invalid("username", "update_profile", "username", "#");
    }
  }
}
