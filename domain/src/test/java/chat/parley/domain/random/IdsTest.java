package chat.parley.domain.random;

import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.fixture.CountingIds;
import chat.parley.domain.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final String LONGEST = "x".repeat(64);

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "_", "-", "azAZ09_-"})
  void lettersDigitsUnderscoreAndDashMakeAnId(String text) {
    assertThat(Ids.isId(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a.b", "a#1", "a/b", "ä", "a\n", "\u0660", "@", "`", "[", "{"})
  void anythingElseMakesNoId(String text) {
    assertThat(Ids.isId(text)).isFalse();
  }

  @Test
  void anIdHasAtMost64Characters() {
    assertThat(Ids.isId(LONGEST)).isTrue();
    assertThat(Ids.isId(LONGEST + "x")).isFalse();
  }

  @Test
  void everyIdIsChecked() {
    assertInvalid("user_id", () -> new UserId("a.b"));
    assertInvalid("group_id", () -> new GroupId("a.b"));
    assertInvalid("chat_id", () -> new ChatId("a.b"));
    assertThat(new UserId(LONGEST)).hasToString(LONGEST);
    assertThat(new GroupId(LONGEST)).hasToString(LONGEST);
    assertThat(new ChatId(LONGEST)).hasToString(LONGEST);
  }

  @Test
  void idsComeFromTheirMaker() {
    Ids ids = new CountingIds("x");

    assertThat(UserId.from(ids)).isEqualTo(new UserId("x-1"));
    assertThat(GroupId.from(ids)).isEqualTo(new GroupId("x-2"));
  }
}
