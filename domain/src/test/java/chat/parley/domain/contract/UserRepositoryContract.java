package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.user;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.Encounter;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.Tag;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.BitSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What {@link UserRepository} promises. */
public interface UserRepositoryContract extends StoreContract {

  private UserRepository users() {
    return store().users();
  }

  private void given(User... users) {
    for (User user : users) {
      assertThat(users().add(user)).as("added " + user.handle()).isTrue();
    }
  }

  @Test
  default void aUserIsFoundByIdAndByHandleInAnyCase() {
    given(ANNA, BEN);

    assertThat(users().find(ANNA.id())).contains(ANNA);
    assertThat(users().find(Handle.of("Anna#0001"))).contains(ANNA);
    assertThat(users().find(Handle.of("aNNA#0001"))).contains(ANNA);
  }

  @Test
  default void nobodyElseIsFound() {
    given(ANNA);

    assertThat(users().find(BEN.id())).isEmpty();
    assertThat(users().find(BEN.handle())).isEmpty();
    assertThat(users().find(Handle.of("Anna#0002"))).isEmpty();
  }

  @Test
  default void aTakenIdIsRefusedAndNothingIsStored() {
    given(ANNA);
    User sameId = user(ANNA.id().value(), BEN.handle());

    assertThat(users().add(sameId)).isFalse();
    assertThat(users().find(ANNA.id())).contains(ANNA);
    assertThat(users().find(BEN.handle())).isEmpty();
  }

  @Test
  default void aHandleTakenInAnotherCaseIsRefusedAndNothingIsStored() {
    given(ANNA);
    User sameHandle = user("second", Handle.of("ANNA#0001"));

    assertThat(users().add(sameHandle)).isFalse();
    assertThat(users().find(sameHandle.id())).isEmpty();
    assertThat(users().find(ANNA.handle())).contains(ANNA);
  }

  @Test
  default void aNameIsSharedByAllWhoWriteItInAnyCase() {
    User upper = user("ANNA", 7);
    given(ANNA, upper, user("Annabel", 1), user("Ann", 1));

    assertThat(users().named(new Username("anna"))).containsExactlyInAnyOrder(ANNA, upper);
    assertThat(users().named(new Username("nobody"))).isEmpty();
  }

  @Test
  default void aNamesBeginningFindsUsersInTheOrderOfTheirKeys() {
    User ann = user("ann", 9);
    User annDash = user("ann-x", 2);
    User annDot = user("Ann.x", 3);
    User annOne = user("ann1", 4);
    given(user("Ben", 5), ANNA, annOne, annDot, annDash, ann, user("an", 6), user("Anouk", 7));

    assertThat(users().startingWith(Username.keyOf("ANN"), 10))
        .containsExactly(ann, annDash, annDot, annOne, ANNA);
  }

  @Test
  default void aNamesBeginningFindsNoMoreThanTheLimit() {
    given(user("anna", 1), user("annb", 1), user("annc", 1));

    assertThat(users().startingWith("ann", 2)).containsExactly(user("anna", 1), user("annb", 1));
    assertThat(users().startingWith("ann", 0)).isEmpty();
  }

  @Test
  default void theHandlesTagIsNoPartOfTheNamesBeginning() {
    given(ANNA);

    assertThat(users().startingWith("anna", 10)).containsExactly(ANNA);
    assertThat(users().startingWith("anna#", 10)).isEmpty();
    assertThat(users().startingWith("anna#0001", 10)).isEmpty();
  }

  @Test
  default void theTagsInUseAreACopy() {
    given(ANNA, user("anna", 77), BEN);
    BitSet tags = users().tagsOf(new Username("anna"));
    assertThat(tags.stream()).containsExactly(1, 77);

    tags.clear();
    assertThat(users().tagsOf(new Username("anna")).stream()).containsExactly(1, 77);
  }

  @Test
  default void aChangeReplacesTheUserAndReturnsIt() {
    given(ANNA, BEN);
    User renamed = ANNA.renamed(Handle.of("Hannah#0005"));

    assertThat(users().change(ANNA.id(), user -> user.renamed(renamed.handle())))
        .isEqualTo(renamed);
    assertThat(users().find(ANNA.id())).contains(renamed);
    assertThat(users().find(BEN.id())).contains(BEN);
  }

  @Test
  default void aRenamedUserIsFoundUnderItsNewNameOnly() {
    given(ANNA);
    User renamed = users().change(ANNA.id(), user -> user.renamed(Handle.of("Hannah#0005")));

    assertThat(users().find(Handle.of("hannah#0005"))).contains(renamed);
    assertThat(users().named(new Username("Hannah"))).containsExactly(renamed);
    assertThat(users().startingWith("han", 10)).containsExactly(renamed);
    assertThat(users().tagsOf(new Username("Hannah")).stream()).containsExactly(5);
    assertThat(users().find(ANNA.handle())).isEmpty();
    assertThat(users().named(ANNA.username())).isEmpty();
    assertThat(users().startingWith("ann", 10)).isEmpty();
    assertThat(users().tagsOf(ANNA.username()).isEmpty()).isTrue();
  }

  @Test
  default void aRenameFreesTheOldHandleForOthers() {
    given(ANNA);
    users().change(ANNA.id(), user -> user.renamed(Handle.of("Hannah#0005")));

    User heir = user("heir", Handle.of("anna#0001"));
    given(heir);
    assertThat(users().find(ANNA.handle())).contains(heir);
  }

  @Test
  default void aRenameClaimsTheNewHandleInAnyCase() {
    given(ANNA);
    users().change(ANNA.id(), user -> user.renamed(Handle.of("Hannah#0005")));

    assertThat(users().add(user("HANNAH", 5))).isFalse();
  }

  @Test
  default void theCaseOfOnesOwnHandleCanBeChanged() {
    given(ANNA);
    User shouting = users().change(ANNA.id(), user -> user.renamed(Handle.of("ANNA#0001")));

    assertThat(users().find(ANNA.handle())).contains(shouting);
    assertThat(users().named(ANNA.username())).containsExactly(shouting);
  }

  @Test
  default void aHandleOfAnotherIsRefusedAndNothingIsStored() {
    given(ANNA, BEN);

    assertRefused(
        Rejection.Conflict.class,
        () -> users().change(ANNA.id(), user -> user.renamed(Handle.of("BEN#0002"))));
    assertThat(users().find(ANNA.id())).contains(ANNA);
    assertThat(users().find(ANNA.handle())).contains(ANNA);
    assertThat(users().find(BEN.handle())).contains(BEN);
  }

  @Test
  default void whoIsNotThereCannotBeChanged() {
    assertRefused(Rejection.NotFound.class, () -> users().change(ANNA.id(), user -> user));
    assertThat(users().find(ANNA.id())).isEmpty();
  }

  @Test
  default void aDecisionThatThrowsStoresNothing() {
    given(ANNA);

    assertThatThrownBy(
            () ->
                users()
                    .change(
                        ANNA.id(),
                        _ -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(users().find(ANNA.id())).contains(ANNA);
    assertThat(users().find(ANNA.handle())).contains(ANNA);
  }

  @Test
  default void ofManyWhoRegisterTheSameHandlesAtOnceOneGetsEach() {
    int handles = 1_000;

    assertThat(
            Contention.successes(
                handles, (n, tag) -> users().add(user(n + "-" + tag, user("anna", tag).handle()))))
        .isEqualTo(handles);
    assertThat(users().named(ANNA.username())).hasSize(handles);
  }

  @Test
  default void changesOfOneUserAtOnceAreNotLost() {
    given(user("counter", 0));
    UserId id = user("counter", 0).id();

    Encounter encounter = new Encounter();
    Function<User, User> decision = encounter.in(UserRepositoryContract::withTheNextTag);
    Contention.atOnce(_ -> users().change(id, decision::apply));

    assertThat(users().find(Handle.of("counter#0032"))).isPresent();
    assertThat(users().tagsOf(new Username("counter")).stream()).containsExactly(32);
  }

  private static User withTheNextTag(User user) {
    return user.renamed(new Handle(user.username(), new Tag(user.handle().tag().number() + 1)));
  }
}
