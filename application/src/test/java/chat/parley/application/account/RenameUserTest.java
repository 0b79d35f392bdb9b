package chat.parley.application.account;

import static chat.parley.application.fixture.World.as;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static chat.parley.domain.fixture.Fixtures.user;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.Meanwhile;
import chat.parley.application.fixture.World;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.Tag;
import chat.parley.domain.user.User;
import chat.parley.domain.user.Username;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenameUserTest {
  private final World world = new World();

  @Test
  void theTagIsKeptWhereItIsFree() {
    User renamed = rename(BEN, "Benno");

    assertThat(renamed.handle()).hasToString("Benno#0002");
    assertThat(world.store.users().find(Handle.of("benno#0002"))).contains(renamed);
    assertThat(world.store.users().find(BEN.handle())).isEmpty();
  }

  @Test
  void aTakenTagIsReplacedByOneThatIsFree() {
    User other = user("Benno", 2);
    world.add(other);

    User renamed = rename(BEN, "Benno");

    assertThat(renamed.username()).hasToString("Benno");
    assertThat(renamed.handle().tag()).isNotEqualTo(other.handle().tag());
    assertThat(world.store.users().find(other.id())).contains(other);
  }

  @Test
  void theSameNameInAnotherCaseKeepsItsTag() {
    assertThat(rename(BEN, "BEN").handle()).hasToString("BEN#0002");
  }

  @Test
  void aNameWithoutAFreeTagIsRefusedAndTheOldOneStays() {
    world.add(bookClub(BEN));
    IntStream.range(0, Tag.COUNT).mapToObj(tag -> user("Benno", tag)).forEach(world::add);

    assertRefused(Rejection.Conflict.class, () -> rename(BEN, "Benno"));

    assertThat(world.store.users().find(BEN.id())).contains(BEN);
    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void allMembersOfAllTheirGroupsSeeTheNewName() {
    Group club = world.add(bookClub(BEN));
    Group choir = world.add(groupOf("choir", "654321", CLARA).join(BEN, 9, BEN.createdAt()).next());
    Group strangers = world.add(groupOf("strangers", "111111", ANNA));

    rename(BEN, "Benno");

    assertThat(nameIn(club)).hasToString("Benno");
    assertThat(nameIn(choir)).hasToString("Benno");
    assertThat(world.told.heardBy(BEN.id())).hasSize(2);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(renamedIn(choir));
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(renamedIn(club));
    assertThat(world.now(strangers)).isEqualTo(strangers);
  }

  @Test
  void aGroupThatTheyWereRemovedFromMeanwhileIsLeftAsItIs() {
    Group club = world.add(bookClub(BEN));
    Group choir = world.add(groupOf("choir", "654321", BEN));
    RenameUser slow = renameUser(new Meanwhile(world.store.groups(), () -> world.kick(BEN, club)));

    slow.handle(as(BEN), new Username("Benno"));

    assertThat(world.now(club)).isEqualTo(bookClub());
    assertThat(nameIn(choir)).hasToString("Benno");
  }

  private Event renamedIn(Group group) {
    return new Event.GroupUpdated(world.now(group), "rename", BEN.id(), BEN.id(), null);
  }

  private Username nameIn(Group group) {
    return world.now(group).member(BEN.id()).username();
  }

  private User rename(User user, String name) {
    return renameUser(world.store.groups()).handle(as(user), new Username(name));
  }

  private RenameUser renameUser(GroupRepository groups) {
    return new RenameUser(
        world.store.users(), groups, new Handles(world.store.users(), new SeededSecrets()));
  }
}
