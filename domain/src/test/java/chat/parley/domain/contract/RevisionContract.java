package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.rejection.Rejection;
import org.junit.jupiter.api.Test;

/** Messages that are changed after they were sent. */
public interface RevisionContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  @Test
  default void anEditTakesTheNextRevAndKeepsItsSeq() {
    Message first = talk().say(ANNA, "teh");
    talk().say(BEN, "what?");
    Message edited = talk().edit(first.id(), ANNA, "the");

    assertThat(edited.id()).isEqualTo(first.id());
    assertThat(edited.rev()).isEqualTo(3);
    assertThat(edited.body()).isEqualTo(new MessageBody("the"));
    assertThat(edited.editedAt()).isEqualTo(Talk.LATER);
    assertThat(store().messages().find(first.id())).contains(edited);
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 2, 3, null));
  }

  @Test
  default void aDecisionIsGivenTheMessageAsItStandsAndTheNextRev() {
    Message first = talk().say(ANNA, "one");
    Message edited = talk().edit(first.id(), ANNA, "two");

    store()
        .messages()
        .change(
            first.id(),
            (current, rev) -> {
              assertThat(current).isEqualTo(edited);
              assertThat(rev).isEqualTo(3);
              return talk().chat().get().delete(current, ANNA.id(), rev);
            });
  }

  @Test
  default void aDeletedMessageKeepsItsPlaceAndLosesItsWords() {
    Message first = talk().say(ANNA, "oops");
    Message second = talk().say(BEN, "what?");
    Message deleted = talk().delete(first.id(), ANNA);

    assertThat(deleted.deleted()).isTrue();
    assertThat(deleted.rev()).isEqualTo(3);
    assertThat(store().messages().find(first.id())).contains(deleted);
    assertThat(store().messages().after(talk().id(), 0, 10).messages())
        .containsExactly(deleted, second);
  }

  @Test
  default void theNextMessageTakesTheRevAfterAChange() {
    Message first = talk().say(ANNA, "teh");
    talk().edit(first.id(), ANNA, "the");
    talk().delete(first.id(), ANNA);
    Message next = talk().say(BEN, "what?");

    assertThat(next.id().seq()).isEqualTo(2);
    assertThat(next.rev()).isEqualTo(4);
  }

  @Test
  default void aMessageThatIsNotThereIsNotFound() {
    talk().say(ANNA, "one");
    store().told().forget();

    assertRefused(Rejection.NotFound.class, () -> talk().edit(talk().at(2), ANNA, "two"));
    assertRefused(Rejection.NotFound.class, () -> talk().edit(talk().at(0), ANNA, "two"));
    assertRefused(
        Rejection.NotFound.class, () -> talk().edit(talk().at(Long.MAX_VALUE), ANNA, "two"));
    Talk silent = Talk.between(ANNA, CLARA, store());
    assertRefused(Rejection.NotFound.class, () -> silent.delete(silent.at(1), ANNA));
    assertThat(store().messages().find(talk().at(2))).isEmpty();
    assertThat(store().messages().find(talk().at(0))).isEmpty();
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void aRefusedChangeTakesNoRevAndIsToldToNobody() {
    Message first = talk().say(ANNA, "one");
    store().told().forget();

    assertRefused(Rejection.Forbidden.class, () -> talk().edit(first.id(), BEN, "two"));
    assertThat(store().messages().find(first.id())).contains(first);
    assertThat(talk().state().lastRev()).isEqualTo(1);
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void aFailedChangeTakesNoRevAndIsToldToNobody() {
    Message first = talk().say(ANNA, "one");
    store().told().forget();

    assertThatThrownBy(
            () ->
                store()
                    .messages()
                    .change(
                        first.id(),
                        (_, _) -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(store().messages().find(first.id())).contains(first);
    assertThat(talk().state().lastRev()).isEqualTo(1);
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void changesAreToldInTheOrderInWhichTheyWereStored() {
    Message first = talk().say(ANNA, "one");
    talk().edit(first.id(), ANNA, "two");
    talk().edit(first.id(), ANNA, "three");
    talk().delete(first.id(), ANNA);

    assertThat(store().told().heardBy(BEN.id()))
        .hasExactlyElementsOfTypes(
            Event.MessagePosted.class,
            Event.MessageEdited.class,
            Event.MessageEdited.class,
            Event.MessageDeleted.class);
    assertThat(store().told(Event.MessageEdited.class))
        .extracting(event -> event.message().rev())
        .containsExactly(2L, 2L, 3L, 3L);
  }
}
