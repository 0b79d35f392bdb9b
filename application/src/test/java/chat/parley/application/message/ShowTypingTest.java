package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.Done;
import chat.parley.application.fixture.World;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShowTypingTest {
  private final World world = new World();
  private final Group club = world.add(bookClub(BEN, CLARA));

  @Test
  void theOthersInAGroupSeeWhoIsTyping() {
    type(BEN, in(club), true);

    Event typing = new Event.Typing(in(club), BEN.id(), true);
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(typing);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(typing);
    assertThat(world.told.heardBy(BEN.id())).isEmpty();
  }

  @Test
  void thePartnerSeesItUnderTheTypistsIdAndSeesItEnd() {
    type(BEN, with(ANNA), true);
    type(BEN, with(ANNA), false);

    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(
            new Event.Typing(with(BEN), BEN.id(), true),
            new Event.Typing(with(BEN), BEN.id(), false));
  }

  @Test
  void typingANoteToOneselfIsSeenByNobody() {
    type(ANNA, with(ANNA), true);

    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void whoeverIsMutedDoesNotShowThatTheyAreTypingUntilTheMuteIsOver() {
    world.mute(BEN, club, world.clock.instant().plusSeconds(60));
    world.told.forget();

    assertRefused(Rejection.Muted.class, () -> type(BEN, in(club), true));
    assertThat(world.told.events()).isEmpty();

    world.clock.advance(Duration.ofSeconds(60));
    type(BEN, in(club), true);
    assertThat(world.told.heardBy(ANNA.id())).hasSize(1);
  }

  @Test
  void whoeverIsNotInTheGroupIsRefused() {
    assertRefused(Rejection.NotMember.class, () -> type(DAN, in(club), true));

    assertThat(world.told.events()).isEmpty();
  }

  private void type(User user, ChatId to, boolean typing) {
    Done done =
        new ShowTyping(world.chats, world.told, world.clock)
            .handle(as(user), new ShowTyping.Command(to, typing));
    assertThat(done).isEqualTo(Done.DONE);
  }
}
