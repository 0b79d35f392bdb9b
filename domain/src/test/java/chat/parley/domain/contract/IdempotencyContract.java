package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageRepository.Posted;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.Encounter;
import chat.parley.domain.rejection.Rejection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Messages sent again under the name that their sender gave them. */
public interface IdempotencyContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  @Test
  default void theFirstSendIsStored() {
    assertThat(talk().knows(ANNA, "c1")).isFalse();
    Posted first = talk().sayOnce(ANNA, "c1", "hello");

    assertThat(first.repeated()).isFalse();
    assertThat(first.message().clientId()).isEqualTo(new ClientMessageId("c1"));
    assertThat(store().messages().find(first.message().id())).contains(first.message());
    assertThat(talk().knows(ANNA, "c1")).isTrue();
  }

  @Test
  default void aRepeatedSendDecidesNothingAndGivesTheFirstMessageAgain() {
    Message first = talk().sayOnce(ANNA, "c1", "hello").message();
    talk().say(BEN, "hi");
    store().told().forget();

    Posted second =
        store()
            .messages()
            .appendOnce(
                talk().id(),
                ANNA.id(),
                new ClientMessageId("c1"),
                _ -> {
                  throw new AssertionError("a repeated send decided something");
                });

    assertThat(second).isEqualTo(new Posted(first, true));
    assertThat(talk().state().lastRev()).isEqualTo(2);
    assertThat(store().told().notices()).isEmpty();
  }

  @Test
  default void aRepeatedSendGivesTheMessageAsItStands() {
    Message first = talk().sayOnce(ANNA, "c1", "hello").message();

    Message edited = talk().edit(first.id(), ANNA, "hello there");
    assertThat(talk().sayOnce(ANNA, "c1", "hello")).isEqualTo(new Posted(edited, true));

    Message deleted = talk().delete(first.id(), ANNA);
    assertThat(talk().sayOnce(ANNA, "c1", "hello")).isEqualTo(new Posted(deleted, true));
  }

  @Test
  default void aClientIdIsItsSendersOwnInEachConversation() {
    Talk other = Talk.between(ANNA, CLARA, store());
    talk().sayOnce(ANNA, "c1", "hello");

    assertThat(talk().knows(BEN, "c1")).isFalse();
    assertThat(other.knows(ANNA, "c1")).isFalse();
    assertThat(talk().sayOnce(BEN, "c1", "hi").repeated()).isFalse();
    assertThat(other.sayOnce(ANNA, "c1", "hello").repeated()).isFalse();
    assertThat(talk().sayOnce(ANNA, "C1", "hello").repeated()).isFalse();
    assertThat(talk().state().lastSeq()).isEqualTo(3);
  }

  @Test
  default void aRefusedSendCanBeTriedAgain() {
    ClientMessageId client = new ClientMessageId("c1");

    assertRefused(
        Rejection.NotMember.class,
        () ->
            store()
                .messages()
                .appendOnce(
                    talk().id(),
                    ANNA.id(),
                    client,
                    _ -> {
                      throw new Rejection.NotMember().rejected();
                    }));
    assertThat(talk().knows(ANNA, "c1")).isFalse();
    assertThat(talk().sayOnce(ANNA, "c1", "hello").repeated()).isFalse();
  }

  @Test
  default void manyRetriesAtOnceMakeOneMessage() {
    ClientMessageId client = new ClientMessageId("c1");
    Function<Slot, Change<Message>> decision =
        new Encounter().in(talk().posting(Talk.draft(ANNA, "hello", client)));

    List<Posted> posted =
        Contention.atOnce(
            _ -> store().messages().appendOnce(talk().id(), ANNA.id(), client, decision));

    assertThat(posted).filteredOn(one -> !one.repeated()).hasSize(1);
    assertThat(posted).extracting(Posted::message).containsOnly(posted.getFirst().message());
    assertThat(talk().state().lastSeq()).isEqualTo(1);
    assertThat(store().told().heardBy(BEN.id())).hasSize(1);
    assertThat(store().told(Event.MessagePosted.class)).hasSize(2);
  }
}
