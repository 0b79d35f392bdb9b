package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Username;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupTest {
  private static final int MANY = 1_000;

  @Test
  void aNewGroupHasItsOwnerAlone() {
    Group club = bookClub();

    assertThat(club.members())
        .containsExactly(
            Map.entry(ANNA.id(), new Member(ANNA.id(), ANNA.username(), Role.OWNER, NOW, null)));
    assertThat(club.owner()).isEqualTo(ANNA.id());
    assertThat(club.createdAt()).isEqualTo(NOW);
  }

  @Test
  void aGroupWithoutAnOwnerIsABug() {
    Group broken =
        new Group(new GroupId("g"), new GroupName("G"), new InviteCode("000000"), NOW, Map.of());

    assertThatThrownBy(broken::owner).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoJoinsIsTheLastMember() {
    Instant later = NOW.plusSeconds(60);
    Group joined = bookClub(BEN).join(CLARA, MANY, later).next();

    assertThat(joined.members().keySet()).containsExactly(ANNA.id(), BEN.id(), CLARA.id());
    assertThat(joined.member(CLARA.id()))
        .isEqualTo(new Member(CLARA.id(), CLARA.username(), Role.MEMBER, later, null));
    assertThat(joined.owner()).isEqualTo(ANNA.id());
  }

  @Test
  void thoseWhoWereThereAreToldWhoJoins() {
    Change<Group> change = bookClub(BEN).join(CLARA, MANY, NOW);

    assertThat(change.notices()).hasSize(1);
    Notice notice = change.notices().getFirst();
    assertThat(notice.to()).containsExactlyInAnyOrder(ANNA.id(), BEN.id());
    assertThat(notice.event())
        .isEqualTo(new Event.MemberJoined(bookClub().id(), change.next().member(CLARA.id())));
  }

  @Test
  void joiningTwiceIsRefused() {
    assertRefused(Rejection.AlreadyMember.class, () -> bookClub(BEN).join(BEN, MANY, NOW));
    assertRefused(Rejection.AlreadyMember.class, () -> bookClub(BEN).join(ANNA, 1, NOW));
  }

  @Test
  void aFullGroupLetsNobodyIn() {
    assertThat(bookClub(BEN).join(CLARA, 3, NOW).next().members()).hasSize(3);
    assertRefused(Rejection.Conflict.class, () -> bookClub(BEN).join(CLARA, 2, NOW));
  }

  @Test
  void aStrangerIsNoMember() {
    Group club = bookClub(BEN);

    assertThat(club.has(BEN.id())).isTrue();
    assertThat(club.has(DAN.id())).isFalse();
    assertRefused(Rejection.NotMember.class, () -> club.member(DAN.id()));
    assertRefused(Rejection.NotMember.class, () -> club.may(DAN.id(), Permission.INVITE));
  }

  @Test
  void aRenamedMemberKeepsItsPlaceAndAllAreTold() {
    Change<Group> change = bookClub(BEN, CLARA).rename(BEN.id(), new Username("Benjamin"));

    assertThat(change.next().members().keySet()).containsExactly(ANNA.id(), BEN.id(), CLARA.id());
    assertThat(change.next().member(BEN.id()))
        .isEqualTo(new Member(BEN.id(), new Username("Benjamin"), Role.MEMBER, NOW, null));
    assertThat(change.notices())
        .containsExactly(
            Notice.to(
                bookClub(BEN, CLARA).members().keySet(),
                new Event.GroupUpdated(change.next(), "rename", BEN.id(), BEN.id(), null)));
    assertRefused(
        Rejection.NotMember.class, () -> bookClub().rename(DAN.id(), new Username("Daniel")));
  }

  @Test
  void itsMembersCannotBeChangedBehindItsBack() {
    assertThatThrownBy(() -> bookClub().members().remove(ANNA.id()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everybodyCallsItByItsId() {
    Group club = bookClub(BEN);

    assertThat(club.seenBy(ANNA.id())).isEqualTo(new ChatId("book-club"));
    assertThat(club.seenBy(BEN.id())).isEqualTo(new ChatId("book-club"));
    assertThat(club.conversation()).isEqualTo(ConversationId.of(club.id()));
  }

  @Test
  void allOrAllButOneAreTold() {
    Group club = bookClub(BEN, CLARA);
    Event typing = new Event.Typing(new ChatId("book-club"), BEN.id(), true);

    assertThat(club.toAll(chat -> new Event.Typing(chat, BEN.id(), true)))
        .containsExactly(Notice.to(club.members().keySet(), typing));
    assertThat(club.toOthers(BEN.id(), chat -> new Event.Typing(chat, BEN.id(), true)))
        .containsExactly(Notice.to(club.members().keySet(), typing).butNotTo(BEN.id()));
  }
}
