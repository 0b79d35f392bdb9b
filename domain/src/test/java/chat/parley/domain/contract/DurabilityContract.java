package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Message;
import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.rejection.Rejection;
import org.junit.jupiter.api.Test;

/** What a store promises that outlives its process: it comes back as it was. */
public interface DurabilityContract extends DirectoryDurabilityContract, LogDurabilityContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  @Test
  default void whatWasRefusedLeavesNoTrace() {
    store().users().add(ANNA);
    store().users().add(ANNA.renamed(BEN.handle()));
    store().groups().add(bookClub(BEN));
    assertRefused(
        Rejection.AlreadyMember.class,
        () -> store().groups().change(bookClub().id(), group -> group.join(BEN, 10, NOW)));
    Message said = talk().say(ANNA, "hello");
    assertRefused(Rejection.Forbidden.class, () -> talk().delete(said.id(), BEN));

    TestedStore store = reopened();
    assertThat(store.users().find(ANNA.id())).contains(ANNA);
    assertThat(store.users().find(BEN.handle())).isEmpty();
    assertThat(store.groups().find(bookClub().id())).contains(bookClub(BEN));
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 1, 1, null));
  }

  @Test
  default void openingTellsNobodyAnything() {
    store().groups().add(bookClub());
    store().groups().change(bookClub().id(), group -> group.join(BEN, 10, NOW));
    talk().sayNumbers(ANNA, 3);

    assertThat(reopened().told().notices()).isEmpty();
  }

  @Test
  default void lockoutsComeBackAsTheyWere() {
    Lockout lockout = new Lockout("invite:user:anna", 2, NOW.plusSeconds(600));
    store().lockouts().put(new Lockout("invite:user:anna", 1, NOW));
    store().lockouts().put(lockout);
    store().lockouts().put(new Lockout("forgotten", 1, NOW.minus(Lockout.REMEMBERED)));
    store().lockouts().removeForgotten(NOW);

    TestedStore store = reopened();
    assertThat(store.lockouts().find("invite:user:anna")).contains(lockout);
    assertThat(store.lockouts().find("forgotten")).isEmpty();
  }

  @Test
  default void anEmptyStoreComesBackEmpty() {
    TestedStore store = reopened();

    assertThat(store.users().find(ANNA.id())).isEmpty();
    assertThat(store.groups().of(ANNA.id())).isEmpty();
    assertThat(store.messages().pairsOf(ANNA.id())).isEmpty();
    assertThat(store.users().add(ANNA)).isTrue();
  }
}
