package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.rejection.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {
  private static final ConversationId CLUB = ConversationId.of(new GroupId("club"));
  private static final ConversationId PAIR = ConversationId.of(ANNA.id(), BEN.id());

  @Test
  void aConversationOfTwoHasOneNameWhoeverLooksAtIt() {
    assertThat(ConversationId.of(BEN.id(), ANNA.id())).isEqualTo(PAIR).hasToString("anna-1.ben-2");
    assertThat(PAIR.isPair()).isTrue();
    assertThat(PAIR.pair()).isEqualTo(new Pair(ANNA.id(), BEN.id()));
  }

  @Test
  void aConversationWithOneselfIsOfTwo() {
    ConversationId notes = ConversationId.of(ANNA.id(), ANNA.id());

    assertThat(notes.isPair()).isTrue();
    assertThat(notes.pair()).isEqualTo(new Pair(ANNA.id(), ANNA.id()));
  }

  @Test
  void aGroupsConversationIsNamedAsTheGroupIs() {
    assertThat(CLUB).hasToString("club");
    assertThat(CLUB.isPair()).isFalse();
  }

  @Test
  void aMessageIdIsReadBackInItsConversation() {
    MessageId inClub = new MessageId(CLUB, 42);
    MessageId inPair = new MessageId(PAIR, 999_999_999_999_999_999L);

    assertThat(inClub).hasToString("club.42");
    assertThat(MessageId.in(CLUB, "message_id", "club.42")).isEqualTo(inClub);
    assertThat(MessageId.in(PAIR, "message_id", inPair.toString())).isEqualTo(inPair);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "club",
        "club.",
        "club.0",
        "club.01",
        "club.-1",
        "club.+1",
        "club.1 ",
        "club.1x",
        "club.x",
        "club.1.2",
        "club.1000000000000000000",
        "club.99999999999999999999",
        "chess.1",
        "Club.1",
        "1",
        "club.٤٢",
        "anna-1.ben-2.1"
      })
  void anythingElseIsNoMessageOfThisConversation(String text) {
    Rejection.NotFound notFound =
        assertRefused(Rejection.NotFound.class, () -> MessageId.in(CLUB, "reply_to", text));

    assertThat(notFound.field()).isEqualTo("reply_to");
  }
}
