package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Role;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class LongChatListTest {
  private static final int FULL = 1_000;

  @TestHTTPResource("/")
  URI server;

  @Inject Store store;

  @Test
  void aListOfChatsHasMembersUpToABoundAndTheNewestChatsHaveThem() {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      for (int n = 0; n < 7; n++) {
        add("full" + n, n, FULL, anna);
      }
      add("newest", 7, 2, anna);

      JsonNode chats = anna.get("get_chats");

      assertThat(chats).extracting(chat -> chat.path("name").textValue()).startsWith("newest");
      assertThat(chats)
          .extracting(chat -> chat.path("members").size())
          .containsExactly(2, FULL, FULL, FULL, FULL, 0, 0, 0);
      assertThat(chats)
          .extracting(chat -> chat.path("member_count").intValue())
          .containsExactly(2, FULL, FULL, FULL, FULL, FULL, FULL, FULL);
      assertThat(chats.path(5).has("members")).isFalse();
      assertThat(chats.toString()).hasSizeLessThan(600_000);
      assertThat(anna.get("get_group", "group_id", "full0").path("members")).hasSize(FULL);
    }
  }

  private void add(String name, int minute, int size, ChatClient owner) {
    Instant made = Instant.ofEpochSecond(60L * minute);
    Map<UserId, Member> members = new LinkedHashMap<>();
    for (int n = 0; n < size; n++) {
      UserId user = new UserId(n == 0 ? owner.id() : "guest-" + n);
      Role role = n == 0 ? Role.OWNER : Role.MEMBER;
      members.put(user, new Member(user, new Username("Guest" + n), role, made, null));
    }
    InviteCode code = new InviteCode("%06d".formatted(999_000 + minute));
    assertThat(
            store
                .groups()
                .add(new Group(new GroupId(name), new GroupName(name), code, made, members)))
        .isTrue();
  }
}
