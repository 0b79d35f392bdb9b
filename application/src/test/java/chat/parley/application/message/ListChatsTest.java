package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.application.message.ListChats.Summary;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListChatsTest {
  private final World world = new World();

  @Test
  void whoeverHasNoChatsHasAnEmptyList() {
    world.add(bookClub(BEN));
    world.say(BEN, with(ANNA), "hello");

    assertThat(list(CLARA)).isEmpty();
  }

  @Test
  void theChatWrittenInLastComesFirst() {
    Group club = world.add(bookClub(BEN));
    later();
    world.say(ANNA, with(CLARA), "one");
    later();
    world.say(BEN, with(ANNA), "two");
    assertThat(names(ANNA)).containsExactly("Ben", "Clara", "book-club");

    later();
    world.say(BEN, in(club), "three");
    assertThat(names(ANNA)).containsExactly("book-club", "Ben", "Clara");

    later();
    world.say(ANNA, with(CLARA), "four");
    assertThat(names(ANNA)).containsExactly("Clara", "book-club", "Ben");
  }

  @Test
  void aGroupThatNobodyWroteInStandsWhereItWasMade() {
    world.say(ANNA, with(BEN), "before");
    later();
    Group choir = groupOf("choir", "654321", ANNA);
    world.add(
        new Group(choir.id(), choir.name(), choir.code(), world.clock.instant(), choir.members()));
    later();
    world.say(ANNA, with(CLARA), "after");

    assertThat(names(ANNA)).containsExactly("Clara", "choir", "Ben");
    assertThat(list(ANNA).get(1).standing().last()).isNull();
  }

  @Test
  void aChatShowsItsLastMessageAndWhereItStands() {
    world.say(ANNA, with(BEN), "one");
    Message last = world.say(BEN, with(ANNA), "two");

    ListChats.Standing standing = list(ANNA).getFirst().standing();

    assertThat(standing.last()).isEqualTo(last);
    assertThat(standing.conversation().lastSeq()).isEqualTo(2);
    assertThat(standing.conversation().lastRev()).isEqualTo(2);
  }

  @Test
  void unreadIsWhatCameAfterTheReadMark() {
    Group club = world.add(bookClub(BEN));
    world.sayNumbers(ANNA, in(club), 5);
    assertThat(unread(BEN)).isEqualTo(5);

    new MarkRead(world.chats, world.store.messages())
        .handle(as(BEN), new MarkRead.Command(in(club), 3));

    assertThat(unread(BEN)).isEqualTo(2);
  }

  @Test
  void whoeverWritesHasReadAllUpToThere() {
    Group club = world.add(bookClub(BEN));
    world.sayNumbers(ANNA, in(club), 5);
    assertThat(unread(ANNA)).isZero();

    world.say(BEN, in(club), "I see");

    assertThat(unread(BEN)).isZero();
    assertThat(unread(ANNA)).isEqualTo(1);
  }

  @Test
  void peopleAreShownWithWhetherTheyAreHere() {
    world.say(ANNA, with(BEN), "hello");
    world.say(ANNA, with(CLARA), "hello");
    world.presence.comes(BEN);

    assertThat(list(ANNA))
        .allSatisfy(
            chat -> {
              Summary.OfPerson person = (Summary.OfPerson) chat;
              assertThat(person.online()).isEqualTo(person.person().equals(BEN));
            });
  }

  @Test
  void onlyThoseWhoMayInviteAreShownTheInvite() {
    world.add(bookClub(BEN));

    assertThat(((Summary.OfGroup) list(ANNA).getFirst()).showsInvite()).isTrue();
    assertThat(((Summary.OfGroup) list(BEN).getFirst()).showsInvite()).isFalse();
  }

  @Test
  void notesToOneselfAreAChatLikeOthers() {
    world.say(ANNA, with(ANNA), "milk");

    assertThat(names(ANNA)).containsExactly("Anna");
    assertThat(unread(ANNA)).isZero();
  }

  @Test
  void ofManyPeopleThoseWrittenWithLastAreShownBesideAllGroups() {
    world.add(bookClub());
    for (User person : Fixtures.crowd(ListChats.MOST_PEOPLE + 2)) {
      world.add(person);
      later();
      world.say(ANNA, with(person), "hello");
    }

    List<String> names = names(ANNA);

    assertThat(names).hasSize(ListChats.MOST_PEOPLE + 1).endsWith("book-club");
    assertThat(names.getFirst()).isEqualTo("guest" + (ListChats.MOST_PEOPLE + 2));
    assertThat(names).doesNotContain("guest1", "guest2").contains("guest3");
  }

  @Test
  void lastMessagesAreShownAsFarAsTheirTextsHaveRoom() {
    List<User> people = Fixtures.crowd(ListChats.MOST_BYTES / 4_000 + 2);
    for (User person : people) {
      world.add(person);
      later();
      world.say(ANNA, with(person), "x".repeat(4_000));
    }

    List<Summary> chats = list(ANNA);

    assertThat(chats).hasSameSizeAs(people);
    assertThat(chats.subList(0, people.size() - 2))
        .allSatisfy(chat -> assertThat(chat.standing().last()).isNotNull());
    assertThat(chats.subList(people.size() - 2, people.size()))
        .allSatisfy(chat -> assertThat(chat.standing().last()).isNull())
        .allSatisfy(chat -> assertThat(chat.standing().conversation().lastSeq()).isEqualTo(1));
  }

  private void later() {
    world.clock.advance(Duration.ofSeconds(1));
  }

  private long unread(User viewer) {
    return list(viewer).getFirst().standing().unread();
  }

  private List<String> names(User viewer) {
    return list(viewer).stream()
        .map(
            chat ->
                switch (chat) {
                  case Summary.OfGroup(Group group, _, _) -> group.name().value();
                  case Summary.OfPerson(User person, _, _) -> person.username().value();
                })
        .toList();
  }

  private List<Summary> list(User viewer) {
    return new ListChats(
            world.store.users(), world.store.groups(), world.store.messages(), world.presence)
        .handle(as(viewer), new ListChats.Query());
  }
}
