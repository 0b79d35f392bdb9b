package chat.parley.application.group;

import static chat.parley.application.fixture.World.as;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static chat.parley.domain.fixture.Fixtures.user;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Role;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.CountingIds;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import org.junit.jupiter.api.Test;

class CreateGroupTest {
  private final World world = new World();
  private final CreateGroup createGroup = createGroup(new SeededSecrets(), Limits.DEFAULT);

  @Test
  void theCallerOwnsTheNewGroupAndSeesItsInvite() {
    GroupView view = create(ANNA, "Book club");

    Group group = view.group();
    assertThat(group.name()).hasToString("Book club");
    assertThat(group.createdAt()).isEqualTo(NOW);
    assertThat(group.members().values())
        .containsExactly(new Member(ANNA.id(), ANNA.username(), Role.OWNER, NOW, null));
    assertThat(view.showsInvite()).isTrue();
    assertThat(view.pinned()).isNull();
    assertThat(world.store.groups().find(group.code())).contains(group);
  }

  @Test
  void groupsMadeAtOnceAllHaveCodesOfTheirOwn() {
    assertThat(Contention.atOnce(_ -> create(ANNA, "Book club").group().code()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aCodeThatIsTakenIsDrawnAgain() {
    Group taken = world.add(groupOf("taken", "000000", BEN));
    Draws draws = new Draws(0, 0, 42);

    GroupView view =
        createGroup(draws, Limits.DEFAULT).handle(as(ANNA), new GroupName("Book club"));

    assertThat(view.group().code()).isEqualTo(new InviteCode("000042"));
    assertThat(world.now(taken)).isEqualTo(taken);
  }

  @Test
  void whereNoCodeIsFreeTheCallerIsAskedToComeBackLater() {
    world.add(groupOf("taken", "000000", BEN));

    Rejection.Unavailable refusal =
        assertRefused(
            Rejection.Unavailable.class,
            () ->
                createGroup(new Draws(0), Limits.DEFAULT)
                    .handle(as(ANNA), new GroupName("Book club")));

    assertThat(refusal.retryAfter()).isPositive();
    assertThat(world.store.groups().of(ANNA.id())).isEmpty();
  }

  @Test
  void whoeverIsInTheMostGroupsAllowedMakesNoMore() {
    CreateGroup two = createGroup(new SeededSecrets(), new Limits(4_000, 1_000, 2));
    two.handle(as(ANNA), new GroupName("One"));
    two.handle(as(ANNA), new GroupName("Two"));

    assertRefused(Rejection.Conflict.class, () -> two.handle(as(ANNA), new GroupName("Three")));

    assertThat(world.store.groups().of(ANNA.id())).hasSize(2);
    assertThat(two.handle(as(BEN), new GroupName("Three")).group().owner()).isEqualTo(BEN.id());
  }

  @Test
  void whoeverHasNoAccountAnyMoreIsAskedToSignIn() {
    assertRefused(Rejection.Unauthenticated.class, () -> create(user("Ghost", 9), "Book club"));
  }

  private GroupView create(User owner, String name) {
    return createGroup.handle(as(owner), new GroupName(name));
  }

  private CreateGroup createGroup(Secrets secrets, Limits limits) {
    Membership membership = new Membership(world.store.users(), world.store.groups(), limits);
    return new CreateGroup(
        world.store.groups(), membership, new CountingIds("group"), secrets, world.clock);
  }

  /** Draws these numbers, and then the last of them for ever. */
  private static final class Draws implements Secrets {
    private final int[] numbers;
    private int next;

    Draws(int... numbers) {
      this.numbers = numbers;
    }

    @Override
    public byte[] bytes(int count) {
      throw new AssertionError("a group needs no random bytes");
    }

    @Override
    public int below(int bound) {
      int number = numbers[Math.min(next, numbers.length - 1)];
      next++;
      return number;
    }
  }
}
