package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static chat.parley.domain.fixture.Fixtures.joining;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.Encounter;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups under many hands. */
public interface GroupContentionContract extends StoreContract {
  int MANY = 1_000;

  private GroupRepository groups() {
    return store().groups();
  }

  /** Whether the group was not full. */
  private boolean joined(Group group, Function<Group, Change<Group>> join) {
    try {
      groups().change(group.id(), join);
      return true;
    } catch (Rejected full) {
      assertThat(full.rejection()).isInstanceOf(Rejection.Conflict.class);
      return false;
    }
  }

  @Test
  default void ofManyGroupsThatComeWithTheSameCodesAtOnceOneGetsEach() {
    int codes = 1_000;

    assertThat(
            Contention.successes(
                codes,
                (n, code) ->
                    groups().add(groupOf(n + "-" + code, "100%03d".formatted(code), ANNA))))
        .isEqualTo(codes);
    assertThat(groups().of(ANNA.id())).hasSize(codes);
  }

  @Test
  default void aFullGroupLetsInNoMoreHoweverManyComeAtOnce() {
    Group club = store().given(bookClub());
    List<User> crowd = Fixtures.crowd(Contention.THREADS);

    Encounter encounter = new Encounter();
    List<Boolean> joined =
        Contention.atOnce(
            n -> joined(club, encounter.in(group -> group.join(crowd.get(n), 10, NOW))));

    assertThat(joined).filteredOn(in -> in).hasSize(9);
    assertThat(groups().find(club.id()).orElseThrow().members()).hasSize(10);
    assertThat(crowd).filteredOn(user -> !groups().of(user.id()).isEmpty()).hasSize(9);
    assertThat(store().told(Event.MemberJoined.class)).hasSize(9);
  }

  @Test
  default void whoJoinsAtOnceIsToldToExactlyThoseWhoWereThereBefore() {
    Group club = store().given(bookClub());
    List<User> crowd = Fixtures.crowd(Contention.THREADS);

    Encounter encounter = new Encounter();
    Contention.atOnce(n -> groups().change(club.id(), encounter.in(joining(crowd.get(n)))));

    assertThat(store().told().notices().stream().map(notice -> notice.to().size()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, Contention.THREADS).boxed().toList());
  }

  @Test
  default void whatADecisionReadsOfOtherGroupsStaysSoUntilItIsStored() {
    int mostGroups = 5;
    List<Group> clubs =
        IntStream.range(0, Contention.THREADS)
            .mapToObj(n -> store().given(groupOf("club-" + n, "1000%02d".formatted(n), ANNA)))
            .toList();

    Encounter encounter = new Encounter();
    Function<Group, Change<Group>> joinUnlessInTooMany =
        group -> {
          boolean oneMore = groups().of(BEN.id()).size() < mostGroups;
          encounter.arrive();
          return group.join(BEN, oneMore ? MANY : 0, NOW);
        };
    Contention.atOnce(n -> joined(clubs.get(n), joinUnlessInTooMany));

    assertThat(groups().of(BEN.id())).hasSize(mostGroups);
  }
}
