package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.rejection.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is pinned in a conversation. */
public interface PinContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  @Test
  default void aPinTakesTheNextRevAndNoSeq() {
    Message first = talk().say(ANNA, "rules");
    Conversation pinned = talk().pin(first, BEN);

    assertThat(pinned).isEqualTo(new Conversation(talk().id(), 1, 2, first.id()));
    assertThat(talk().state()).isEqualTo(pinned);
    assertThat(store().messages().find(first.id())).contains(first);
    assertThat(store().told(Event.MessagePinned.class))
        .extracting(Event.MessagePinned::rev)
        .containsExactly(2L, 2L);
  }

  @Test
  default void anotherPinTakesThePlaceOfTheFirst() {
    talk().pin(talk().say(ANNA, "rules"), ANNA);
    Message second = talk().say(ANNA, "new rules");
    talk().pin(second, ANNA);

    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 2, 4, second.id()));
  }

  @Test
  default void whatIsPinnedStaysSoWhileOthersWriteAndChange() {
    Message first = talk().say(ANNA, "rules");
    talk().pin(first, ANNA);
    talk().edit(first.id(), ANNA, "better rules");
    Message second = talk().say(BEN, "fine");
    talk().delete(second.id(), BEN);

    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 2, 5, first.id()));
  }

  @Test
  default void unpinningTakesARevAndLeavesNothingPinned() {
    talk().pin(talk().say(ANNA, "rules"), ANNA);
    talk().pin(null, BEN);

    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 1, 3, null));
  }

  @Test
  default void deletingWhatIsPinnedUnpinsItInTheSameStep() {
    Message first = talk().say(ANNA, "rules");
    talk().pin(first, ANNA);
    talk().delete(first.id(), ANNA);

    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 1, 3, null));
  }

  @Test
  default void aMessageIsPinnedAsItStandsAtThatMoment() {
    Message first = talk().say(ANNA, "rules");
    Message edited = talk().edit(first.id(), ANNA, "better rules");

    Conversation pinned =
        store()
            .messages()
            .pin(
                first.id(),
                (conversation, message) -> {
                  assertThat(message).isEqualTo(edited);
                  return talk().chat().get().pin(conversation, message, ANNA.id());
                });
    assertThat(pinned).isEqualTo(new Conversation(talk().id(), 1, 3, first.id()));
    assertRefused(
        Rejection.NotFound.class,
        () ->
            store()
                .messages()
                .pin(
                    new MessageId(talk().id(), 2),
                    (conversation, _) -> new Change<>(conversation, List.of())));
  }

  @Test
  default void aRefusedPinChangesNothingAndIsToldToNobody() {
    Message first = talk().say(ANNA, "rules");
    Message deleted = talk().delete(first.id(), ANNA);
    store().told().forget();

    assertRefused(Rejection.NotFound.class, () -> talk().pin(deleted, ANNA));
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 1, 2, null));
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void aFailedPinChangesNothingAndIsToldToNobody() {
    Message first = talk().say(ANNA, "rules");
    Conversation pinned = talk().pin(first, ANNA);
    store().told().forget();

    assertThatThrownBy(
            () ->
                store()
                    .messages()
                    .changePin(
                        talk().id(),
                        _ -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(talk().state()).isEqualTo(pinned);
    assertThat(store().told().notices()).isEmpty();
  }
}
