package chat.parley.application.group;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.application.message.PinMessage;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import org.junit.jupiter.api.Test;

class GetGroupTest {
  private final World world = new World();
  private final Group club = world.add(bookClub(BEN));

  @Test
  void aMemberSeesTheGroupAsItIs() {
    assertThat(get(BEN, club.id()).group()).isEqualTo(world.now(club));
  }

  @Test
  void aMemberSeesWhatIsPinned() {
    assertThat(get(BEN, club.id()).pinned()).isNull();
    Message rules = world.say(ANNA, in(club), "the rules");

    new PinMessage(world.chats, world.store.messages())
        .handle(as(ANNA), new PinMessage.Command(in(club), rules.id().toString()));

    assertThat(get(BEN, club.id()).pinned()).isEqualTo(rules.id());
  }

  @Test
  void onlyThoseWhoMayInviteAreShownTheInvite() {
    assertThat(get(ANNA, club.id()).showsInvite()).isTrue();
    assertThat(get(BEN, club.id()).showsInvite()).isFalse();
  }

  @Test
  void nobodyElseSeesIt() {
    assertRefused(Rejection.NotMember.class, () -> get(CLARA, club.id()));
  }

  @Test
  void aGroupThatIsNotThereIsRefused() {
    assertRefused(Rejection.NotFound.class, () -> get(ANNA, new GroupId("nothing")));
  }

  private GroupView get(User user, GroupId group) {
    return new GetGroup(world.store.groups(), world.store.messages()).handle(as(user), group);
  }
}
