package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static chat.parley.domain.fixture.Fixtures.joining;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What {@link GroupRepository} promises. */
public interface GroupRepositoryContract extends GroupContentionContract {

  private GroupRepository groups() {
    return store().groups();
  }

  @Test
  default void aGroupIsFoundByItsIdItsCodeAndItsMembers() {
    Group club = store().given(bookClub(BEN));

    assertThat(groups().find(club.id())).contains(club);
    assertThat(groups().find(club.code())).contains(club);
    assertThat(groups().of(ANNA.id())).containsExactly(club);
    assertThat(groups().of(BEN.id())).containsExactly(club);
  }

  @Test
  default void noOtherGroupIsFound() {
    store().given(bookClub());

    assertThat(groups().find(new GroupId("chess"))).isEmpty();
    assertThat(groups().find(new InviteCode("654321"))).isEmpty();
    assertThat(groups().of(BEN.id())).isEmpty();
  }

  @Test
  default void aTakenIdIsRefusedAndNothingIsStored() {
    Group club = store().given(bookClub());

    assertThat(groups().add(groupOf("book-club", "654321", BEN))).isFalse();
    assertThat(groups().find(club.id())).contains(club);
    assertThat(groups().find(new InviteCode("654321"))).isEmpty();
    assertThat(groups().of(BEN.id())).isEmpty();
  }

  @Test
  default void aTakenInviteCodeIsRefusedAndNothingIsStored() {
    Group club = store().given(bookClub());

    assertThat(groups().add(groupOf("chess", "123456", BEN))).isFalse();
    assertThat(groups().find(club.code())).contains(club);
    assertThat(groups().find(new GroupId("chess"))).isEmpty();
    assertThat(groups().of(BEN.id())).isEmpty();
  }

  @Test
  default void aChangeIsStoredAndReturned() {
    Group club = store().given(bookClub());
    Group joined = groups().change(club.id(), joining(BEN));

    assertThat(joined).isEqualTo(bookClub(BEN));
    assertThat(groups().find(club.id())).contains(joined);
    assertThat(groups().find(club.code())).contains(joined);
    assertThat(groups().of(BEN.id())).containsExactly(joined);
  }

  @Test
  default void membersKeepTheOrderInWhichTheyJoined() {
    Group club = store().given(bookClub());
    List<User> crowd = Fixtures.crowd(20);
    crowd.forEach(user -> groups().change(club.id(), joining(user)));

    assertThat(groups().find(club.id()).orElseThrow().members().keySet().stream().skip(1))
        .containsExactlyElementsOf(crowd.stream().map(User::id).toList());
  }

  @Test
  default void aChangeIsToldToWhomItSays() {
    Group club = store().given(bookClub(BEN));
    groups().change(club.id(), joining(CLARA));

    Event joined = new Event.MemberJoined(club.id(), bookClub(CLARA).member(CLARA.id()));
    assertThat(store().told().heardBy(ANNA.id())).containsExactly(joined);
    assertThat(store().told().heardBy(BEN.id())).containsExactly(joined);
    assertThat(store().told().heardBy(CLARA.id())).isEmpty();
  }

  @Test
  default void changesAreToldInTheOrderInWhichTheyWereStored() {
    Group club = store().given(bookClub());
    List<User> crowd = Fixtures.crowd(20);
    crowd.forEach(user -> groups().change(club.id(), joining(user)));

    assertThat(store().told(Event.MemberJoined.class).stream().map(event -> event.member().user()))
        .containsExactlyElementsOf(crowd.stream().map(User::id).toList());
  }

  @Test
  default void whoLeftIsNoLongerFoundAsAMember() {
    Group club = store().given(bookClub(BEN));
    groups().change(club.id(), group -> group.kick(ANNA.id(), BEN.id(), null));

    assertThat(groups().of(BEN.id())).isEmpty();
    assertThat(groups().of(ANNA.id())).hasSize(1);
  }

  @Test
  default void aGroupThatIsNotThereIsNotFound() {
    assertRefused(
        Rejection.NotFound.class, () -> groups().change(new GroupId("chess"), joining(BEN)));
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void aRefusedChangeStoresNothingAndTellsNobody() {
    Group club = store().given(bookClub(BEN));

    assertRefused(Rejection.AlreadyMember.class, () -> groups().change(club.id(), joining(BEN)));
    assertThat(groups().find(club.id())).contains(club);
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void aDecisionThatFailsStoresNothingAndTellsNobody() {
    Group club = store().given(bookClub());
    Function<Group, Change<Group>> fails =
        _ -> {
          throw new IllegalStateException("no");
        };

    assertThatThrownBy(() -> groups().change(club.id(), fails)).hasMessage("no");
    assertThat(groups().find(club.id())).contains(club);
    assertThat(store().told().notices()).isEmpty();
    assertThat(groups().change(club.id(), joining(BEN))).isEqualTo(bookClub(BEN));
  }

  @Test
  default void aNewInviteCodeTakesTheOldOnesPlace() {
    Group club = store().given(bookClub());
    Group changed = groups().change(club.id(), withCode("654321"));

    assertThat(groups().find(new InviteCode("654321"))).contains(changed);
    assertThat(groups().find(club.code())).isEmpty();
    store().given(groupOf("chess", "123456", BEN));
  }

  @Test
  default void aNewInviteCodeThatIsTakenIsRefusedAndNothingIsStored() {
    Group club = store().given(bookClub());
    Group chess = store().given(groupOf("chess", "654321", BEN));

    assertRefused(Rejection.Conflict.class, () -> groups().change(club.id(), withCode("654321")));
    assertThat(groups().find(club.id())).contains(club);
    assertThat(groups().find(club.code())).contains(club);
    assertThat(groups().find(chess.code())).contains(chess);
    assertThat(store().told().notices()).isEmpty();
  }

  private static Function<Group, Change<Group>> withCode(String code) {
    Event news = new Event.PresenceChanged(ANNA.id(), true);
    return group ->
        new Change<>(
            new Group(
                group.id(), group.name(), new InviteCode(code), group.createdAt(), group.members()),
            List.of(Notice.to(ANNA.id(), news)));
  }
}
