package chat.parley.application.group;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.Meanwhile;
import chat.parley.application.fixture.World;
import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.Role;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinGroupTest {
  private static final Member BEN_AS_MEMBER =
      new Member(BEN.id(), BEN.username(), Role.MEMBER, NOW, null);

  private final World world = new World();
  private final Group club = world.add(bookClub(CLARA));

  @Test
  void theCodeLetsInAsAMemberAndTheOthersAreTold() {
    GroupView view = join(BEN, "123456");

    assertThat(view.group()).isEqualTo(world.now(club));
    assertThat(view.group().member(BEN.id())).isEqualTo(BEN_AS_MEMBER);
    Event joined = new Event.MemberJoined(club.id(), BEN_AS_MEMBER);
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(joined);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(joined);
    assertThat(world.told.heardBy(BEN.id())).isEmpty();
  }

  @Test
  void aPlainMemberDoesNotSeeTheInvite() {
    assertThat(join(BEN, "123456").showsInvite()).isFalse();
  }

  @Test
  void whoeverComesSeesWhatIsPinned() {
    Message rules = world.say(ANNA, in(club), "the rules");
    world
        .store
        .messages()
        .changePin(club.conversation(), state -> new Change<>(pinned(state, rules), List.of()));

    assertThat(join(BEN, "123456").pinned()).isEqualTo(rules.id());
  }

  @Test
  void whatWasWrittenBeforeCountsAsRead() {
    world.sayNumbers(ANNA, in(club), 3);

    join(BEN, "123456");

    assertThat(world.store.messages().readMark(club.conversation(), BEN.id())).isEqualTo(3);
  }

  @Test
  void joiningTwiceIsRefusedAndNobodyIsTold() {
    join(BEN, "123456");
    world.told.forget();

    assertRefused(Rejection.AlreadyMember.class, () -> join(BEN, "123456"));

    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void aCodeOfNoGroupIsRefused() {
    assertRefused(Rejection.InviteInvalid.class, () -> join(BEN, "999999"));
  }

  @Test
  void aFullGroupIsRefused() {
    Limits three = new Limits(4_000, 3, 200);
    join(BEN, "123456", three);

    assertRefused(Rejection.Conflict.class, () -> join(DAN, "123456", three));

    assertThat(world.now(club).has(DAN.id())).isFalse();
  }

  @Test
  void whoeverIsInTheMostGroupsAllowedEntersNoMore() {
    Limits one = new Limits(4_000, 1_000, 1);
    world.add(groupOf("choir", "654321", ANNA));
    join(BEN, "123456", one);

    assertRefused(Rejection.Conflict.class, () -> join(BEN, "654321", one));
  }

  @Test
  void whoeverEntersAnotherGroupMeanwhileDoesNotPassTheLimit() throws InterruptedException {
    Limits one = new Limits(4_000, 1_000, 1);
    world.add(groupOf("choir", "654321", ANNA));
    Meanwhile groups =
        new Meanwhile(world.store.groups(), () -> entersUnlessConflict(BEN, "654321", one));
    Membership membership = new Membership(world.store.users(), groups, one);

    GroupView view = join(BEN, "123456", membership);

    groups.awaitEnd();
    assertThat(world.store.groups().of(BEN.id())).containsExactly(view.group());
  }

  private boolean entersUnlessConflict(User user, String code, Limits limits) {
    try {
      return join(user, code, limits).group().has(user.id());
    } catch (Rejected refused) {
      assertThat(refused.rejection()).isInstanceOf(Rejection.Conflict.class);
      return false;
    }
  }

  private GroupView join(User user, String code) {
    return join(user, code, Limits.DEFAULT);
  }

  private GroupView join(User user, String code, Limits limits) {
    return join(user, code, new Membership(world.store.users(), world.store.groups(), limits));
  }

  private GroupView join(User user, String code, Membership membership) {
    return new JoinGroup(world.store.groups(), world.store.messages(), membership, world.clock)
        .handle(as(user), new InviteCode(code));
  }

  private static Conversation pinned(Conversation state, Message message) {
    return new Conversation(state.id(), state.lastSeq(), state.lastRev() + 1, message.id());
  }
}
