package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageRepository.Posted;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.session.ConnectionId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations come back as they stood, and go on from there. */
public interface LogDurabilityContract extends ReopenedStoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  @Test
  default void messagesComeBackInFull() {
    Message first = talk().say(BEN, "question");
    Draft answer =
        new Draft(
            ANNA.id(),
            new MessageBody("answer\n\"quoted\" \\ ] } \u2028 \u0000 half \ud83d of \ud83d\ude00"),
            new MessageType("image"),
            first.id(),
            new ClientMessageId("client \"1\""),
            new ConnectionId("phone"));
    Message second = store().messages().append(talk().id(), talk().posting(answer));

    TestedStore store = reopened();
    assertThat(store.messages().after(talk().id(), 0, 10).messages())
        .containsExactly(first, second);
    assertThat(store.messages().pairsOf(BEN.id())).containsExactly(talk().id());
    assertThat(store.messages().hasWritten(talk().id(), BEN.id())).isTrue();
    assertThat(store.messages().hasWritten(talk().id(), CLARA.id())).isFalse();
  }

  @Test
  default void changedMessagesComeBackAsTheyStood() {
    talk().sayNumbers(ANNA, 3);
    talk().edit(talk().at(1), ANNA, "not the last");
    Message edited = talk().edit(talk().at(1), ANNA, "one");
    talk().edit(talk().at(2), ANNA, "soon gone");
    Message deleted = talk().delete(talk().at(2), ANNA);

    TestedStore store = reopened();
    assertThat(store.messages().find(talk().at(1))).contains(edited);
    assertThat(store.messages().find(talk().at(2))).contains(deleted);
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 3, 7, null));
  }

  @Test
  default void seqAndRevGoOnWhereTheyStood() {
    talk().sayNumbers(ANNA, 3);
    talk().edit(talk().at(1), ANNA, "one");
    talk().pin(null, ANNA);

    reopened();
    Message next = talk().say(BEN, "hello again");
    assertThat(next.id().seq()).isEqualTo(4);
    assertThat(next.rev()).isEqualTo(6);
  }

  @Test
  default void whatIsPinnedComesBack() {
    Conversation pinned = talk().pin(talk().say(ANNA, "rules"), ANNA);

    reopened();
    assertThat(talk().state()).isEqualTo(pinned);
  }

  @Test
  default void whatIsUnpinnedStaysSo() {
    talk().pin(talk().say(ANNA, "rules"), ANNA);
    talk().pin(null, ANNA);
    Talk deleting = Talk.between(ANNA, CLARA, store());
    Message gone = deleting.say(ANNA, "rules");
    deleting.pin(gone, ANNA);
    deleting.delete(gone.id(), ANNA);

    TestedStore store = reopened();
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 1, 3, null));
    assertThat(store.messages().conversation(deleting.id()))
        .isEqualTo(new Conversation(deleting.id(), 1, 3, null));
  }

  @Test
  default void readMarksComeBack() {
    talk().sayNumbers(ANNA, 5);
    store().messages().markRead(talk().id(), BEN.id(), 2, _ -> List.of());
    store().messages().markRead(talk().id(), BEN.id(), 4, _ -> List.of());

    TestedStore store = reopened();
    assertThat(store.messages().readMark(talk().id(), BEN.id())).isEqualTo(4);
    assertThat(store.messages().readMark(talk().id(), ANNA.id())).isEqualTo(5);
  }

  @Test
  default void aRepeatedSendIsRecognisedAfterwards() {
    Message first = talk().sayOnce(ANNA, "c1", "hello").message();
    talk().sayOnce(ANNA, "c2", "gone");
    Message deleted = talk().delete(talk().at(2), ANNA);

    reopened();
    assertThat(talk().knows(ANNA, "c1")).isTrue();
    assertThat(talk().knows(BEN, "c1")).isFalse();
    assertThat(talk().sayOnce(ANNA, "c1", "hello")).isEqualTo(new Posted(first, true));
    assertThat(talk().sayOnce(ANNA, "c2", "gone")).isEqualTo(new Posted(deleted, true));
    assertThat(talk().state().lastSeq()).isEqualTo(2);
  }
}
