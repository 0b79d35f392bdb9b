package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.ChosenNumber;
import chat.parley.domain.rejection.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatValuesTest {
  private static final String SMILEY = "\ud83d\ude00";

  @Test
  void anInviteCodeIsSixDigits() {
    assertThat(InviteCode.from(new ChosenNumber(7, 1_000_000)).value()).isEqualTo("000007");
    assertThat(InviteCode.from(new ChosenNumber(999_999, 1_000_000)).value()).isEqualTo("999999");
  }

  @Test
  void anInviteCodeFromElsewhereMayHaveLettersInAnyCase() {
    assertThat(new InviteCode("a1b2c3")).isEqualTo(new InviteCode("A1B2C3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345 ", "12 456", "12-456", "١٢٣٤٥٦", "ÄÖÜÄÖÜ"})
  void anythingElseIsNoInviteCode(String text) {
    assertInvalid("invite_code", () -> new InviteCode(text));
  }

  @Test
  void anInviteCodeShowsInNoLog() {
    assertThat(new InviteCode("123456")).asString().doesNotContain("123456");
    assertThat(bookClub()).asString().doesNotContain("123456");
  }

  @Test
  void aGroupsNameIsKeptWithoutBlanksAround() {
    assertThat(new GroupName("  Book club \u2003")).hasToString("Book club");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u2003", "two\nlines", "two\u0085lines", "bell\u0007"})
  void aGroupsNameIsOneLineThatIsNotBlank(String text) {
    assertInvalid("group_name", () -> new GroupName(text));
  }

  @Test
  void aGroupsNameHasAtMost64Characters() {
    assertThat(new GroupName(SMILEY.repeat(64)).value()).hasSize(128);
    assertInvalid("group_name", () -> new GroupName(SMILEY.repeat(65)));
  }

  @Test
  void aMessageIsKeptAsItWasWritten() {
    assertThat(new MessageBody("  a\n\tb ").text()).isEqualTo("  a\n\tb ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
  void aMessageSaysSomething(String text) {
    assertInvalid("content", () -> new MessageBody(text));
  }

  @Test
  void aMessageIsAsLongAsTheLimitAllowsInCodePoints() {
    MessageBody four = new MessageBody(SMILEY.repeat(4));

    assertThat(four.atMost(4)).isSameAs(four);
    Rejection.TooLarge tooLarge = assertRefused(Rejection.TooLarge.class, () -> four.atMost(3));
    assertThat(tooLarge.field()).isEqualTo("content");
    assertThat(tooLarge.limit()).isEqualTo(3);
  }

  @Test
  void aClientMessageIdHas1To64Characters() {
    assertInvalid("client_msg_id", () -> new ClientMessageId(""));
    assertThat(new ClientMessageId("x".repeat(64)).value()).hasSize(64);
    assertInvalid("client_msg_id", () -> new ClientMessageId("x".repeat(65)));
  }

  @Test
  void aMessageTypeIsAWord() {
    assertThat(MessageType.TEXT.value()).isEqualTo("text");
    assertThat(new MessageType("voice_note-2").value()).isEqualTo("voice_note-2");
    assertThat(new MessageType("x".repeat(32)).value()).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Text", "a b", "a.b", "ä", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
  void anythingElseIsNoMessageType(String text) {
    assertInvalid("msg_type", () -> new MessageType(text));
  }

  @Test
  void onlyWhatIsOutOfDateInAMomentIsEphemeral() {
    assertThat(new Event.Typing(new ChatId("book-club"), ANNA.id(), true).ephemeral()).isTrue();
    assertThat(new Event.PresenceChanged(ANNA.id(), true).ephemeral()).isTrue();
    assertThat(new Event.MessagesRead(new ChatId("book-club"), ANNA.id(), 1).ephemeral()).isFalse();
    assertThat(new Event.VoiceLeft(new GroupId("book-club"), ANNA.id()).ephemeral()).isFalse();
  }
}
