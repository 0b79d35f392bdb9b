package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {
  private static final Pair PAIR = new Pair(ANNA.id(), BEN.id());
  private static final Pair NOTES = new Pair(ANNA.id(), ANNA.id());

  private static Event typing(ChatId chat) {
    return new Event.Typing(chat, CLARA.id(), true);
  }

  private static Notice typingTold(User to, String chat) {
    return Notice.to(to.id(), typing(new ChatId(chat)));
  }

  @Test
  void eachCallsTheChatByTheOther() {
    assertThat(PAIR.seenBy(ANNA.id())).isEqualTo(new ChatId("ben-2"));
    assertThat(PAIR.seenBy(BEN.id())).isEqualTo(new ChatId("anna-1"));
    assertThat(PAIR.partnerOf(ANNA.id())).isEqualTo(BEN.id());
    assertThat(PAIR.partnerOf(BEN.id())).isEqualTo(ANNA.id());
  }

  @Test
  void bothAreToldOfTheChatAsEachCallsIt() {
    assertThat(PAIR.toAll(PairTest::typing))
        .containsExactlyInAnyOrder(typingTold(ANNA, "ben-2"), typingTold(BEN, "anna-1"));
  }

  @Test
  void theOtherIsToldAlone() {
    assertThat(PAIR.toOthers(ANNA.id(), PairTest::typing))
        .isEqualTo(List.of(typingTold(BEN, "anna-1")));
    assertThat(PAIR.toOthers(BEN.id(), PairTest::typing))
        .isEqualTo(List.of(typingTold(ANNA, "ben-2")));
  }

  @Test
  void whoKeepsNotesIsToldOnceAndHasNoOthers() {
    assertThat(NOTES.seenBy(ANNA.id())).isEqualTo(new ChatId("anna-1"));
    assertThat(NOTES.toAll(PairTest::typing)).isEqualTo(List.of(typingTold(ANNA, "anna-1")));
    assertThat(NOTES.toOthers(ANNA.id(), PairTest::typing)).isEmpty();
  }
}
