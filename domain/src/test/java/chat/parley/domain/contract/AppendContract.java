package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.ConnectionId;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** New messages: their place, their notices, and who has written where. */
public interface AppendContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  private Talk otherTalk() {
    return Talk.between(ANNA, CLARA, store());
  }

  @Test
  default void aConversationThatNobodyHasWrittenToStandsAtZero() {
    assertThat(talk().state()).isEqualTo(Conversation.empty(talk().id()));
    assertThat(store().messages().find(talk().at(1))).isEmpty();
  }

  @Test
  default void messagesTakeTheNextSeqAndTheNextRev() {
    Message first = talk().say(ANNA, "one");
    Message second = talk().say(BEN, "two");

    assertThat(first.id()).isEqualTo(talk().at(1));
    assertThat(first.rev()).isEqualTo(1);
    assertThat(second.id()).isEqualTo(talk().at(2));
    assertThat(second.rev()).isEqualTo(2);
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 2, 2, null));
  }

  @Test
  default void everyConversationCountsForItself() {
    talk().sayNumbers(ANNA, 3);

    assertThat(otherTalk().say(ANNA, "hello").id().seq()).isEqualTo(1);
    assertThat(talk().state().lastSeq()).isEqualTo(3);
    assertThat(otherTalk().state().lastSeq()).isEqualTo(1);
  }

  @Test
  default void aMessageIsFoundAsItWasDecided() {
    talk().say(BEN, "question");
    Draft answer =
        new Draft(
            ANNA.id(),
            new MessageBody("answer\n\"quoted\" \\ \u2028 \ud83d\ude00"),
            new MessageType("image"),
            talk().at(1),
            new ClientMessageId("client-1"),
            new ConnectionId("phone"));

    Message stored = store().messages().append(talk().id(), talk().posting(answer));

    assertThat(stored)
        .isEqualTo(
            new Message(
                talk().at(2),
                2,
                answer.sender(),
                answer.body(),
                answer.type(),
                NOW,
                answer.replyTo(),
                null,
                answer.clientId()));
    assertThat(store().messages().find(stored.id())).contains(stored);
  }

  @Test
  default void messagesAreToldInTheOrderInWhichTheyWereStored() {
    talk().sayNumbers(ANNA, 20);

    assertThat(store().told().heardBy(BEN.id()))
        .extracting(event -> ((Event.MessagePosted) event).message().body())
        .containsExactlyElementsOf(
            store().messages().after(talk().id(), 0, 20).messages().stream()
                .map(Message::body)
                .toList());
  }

  @Test
  default void aRefusedMessageTakesNoPlaceAndIsToldToNobody() {
    talk().say(ANNA, "one");
    store().told().forget();
    Draft answerToNothing =
        new Draft(
            ANNA.id(),
            new MessageBody("yes"),
            MessageType.TEXT,
            talk().at(5),
            null,
            new ConnectionId("phone"));

    assertRefused(
        Rejection.NotFound.class,
        () -> store().messages().append(talk().id(), talk().posting(answerToNothing)));
    assertThat(store().told().notices()).isEmpty();
    assertThat(talk().state()).isEqualTo(new Conversation(talk().id(), 1, 1, null));
    assertThat(talk().say(ANNA, "two").id().seq()).isEqualTo(2);
  }

  @Test
  default void aFailedFirstMessageLeavesNoConversation() {
    Function<Slot, Change<Message>> fails =
        _ -> {
          throw new IllegalStateException("no");
        };

    assertThatThrownBy(() -> store().messages().append(talk().id(), fails)).hasMessage("no");
    assertThat(talk().state()).isEqualTo(Conversation.empty(talk().id()));
    assertThat(store().messages().pairsOf(ANNA.id())).isEmpty();
    assertThat(store().messages().hasWritten(talk().id(), ANNA.id())).isFalse();
  }

  @Test
  default void onlyWhoHasSentAMessageHasWritten() {
    talk().say(ANNA, "one");

    assertThat(store().messages().hasWritten(talk().id(), ANNA.id())).isTrue();
    assertThat(store().messages().hasWritten(talk().id(), BEN.id())).isFalse();
    assertThat(store().messages().hasWritten(otherTalk().id(), ANNA.id())).isFalse();
  }

  @Test
  default void onesPairsAreThoseInWhichOneWroteOrWasWrittenTo() {
    talk().sayNumbers(ANNA, 2);
    otherTalk().say(CLARA, "hello");

    assertThat(store().messages().pairsOf(ANNA.id()))
        .containsExactlyInAnyOrder(talk().id(), otherTalk().id());
    assertThat(store().messages().pairsOf(BEN.id())).containsExactly(talk().id());
    assertThat(store().messages().pairsOf(CLARA.id())).containsExactly(otherTalk().id());
  }

  @Test
  default void notesToOneselfAreAPairToo() {
    Talk notes = Talk.between(ANNA, ANNA, store());
    notes.say(ANNA, "milk");

    assertThat(store().messages().pairsOf(ANNA.id())).containsExactly(notes.id());
  }

  @Test
  default void aGroupsConversationIsNoPair() {
    Talk club =
        new Talk(store().messages(), Fixtures.bookClub().conversation(), Fixtures::bookClub);
    club.say(ANNA, "welcome");

    assertThat(club.state().lastSeq()).isEqualTo(1);
    assertThat(store().messages().pairsOf(ANNA.id())).isEmpty();
  }

  @Test
  default void whatIsOnlyPinnedInIsNoPair() {
    talk().pin(null, ANNA);

    assertThat(store().messages().pairsOf(ANNA.id())).isEmpty();
  }
}
