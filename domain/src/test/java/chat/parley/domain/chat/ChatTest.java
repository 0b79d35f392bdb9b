package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** New messages: their place, and who hears of them on which connection. */
class ChatTest {
  private static final ConnectionId PHONE = new ConnectionId("phone");
  private static final ConnectionId LAPTOP = new ConnectionId("laptop");
  private static final Pair PAIR = new Pair(ANNA.id(), BEN.id());
  private static final Group CLUB = bookClub(BEN, CLARA);

  static List<Chat> chats() {
    return List.of(PAIR, CLUB);
  }

  private static Draft draft(User sender) {
    return new Draft(
        sender.id(),
        new MessageBody("hello"),
        MessageType.TEXT,
        null,
        new ClientMessageId("c1"),
        PHONE);
  }

  private static Draft answer(Chat chat, long seq) {
    MessageId answered = new MessageId(chat.conversation(), seq);
    return new Draft(ANNA.id(), new MessageBody("yes"), MessageType.TEXT, answered, null, PHONE);
  }

  private static Slot slot(Chat chat) {
    return new Slot(chat.conversation(), 7, 9);
  }

  private static RecordingNotifier told(Change<?> change) {
    RecordingNotifier notifier = new RecordingNotifier();
    change.notices().forEach(notifier::tell);
    return notifier;
  }

  @ParameterizedTest
  @MethodSource("chats")
  void aDraftBecomesAMessageInItsPlace(Chat chat) {
    assertThat(chat.post(draft(ANNA), slot(chat), NOW).next())
        .isEqualTo(
            new Message(
                new MessageId(chat.conversation(), 7),
                9,
                ANNA.id(),
                new MessageBody("hello"),
                MessageType.TEXT,
                NOW,
                null,
                null,
                new ClientMessageId("c1")));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void othersHearOfAMessageWithoutItsClientId(Chat chat) {
    Change<Message> change = chat.post(draft(ANNA), slot(chat), NOW);

    assertThat(told(change).heardBy(BEN.id(), PHONE))
        .containsExactly(
            new Event.MessagePosted(chat.seenBy(BEN.id()), change.next().withoutClientId()));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void itsSenderHearsOfItWithItsClientIdOnTheConnectionsThatHaveNoReply(Chat chat) {
    Change<Message> change = chat.post(draft(ANNA), slot(chat), NOW);

    assertThat(told(change).heardBy(ANNA.id(), LAPTOP))
        .containsExactly(new Event.MessagePosted(chat.seenBy(ANNA.id()), change.next()));
    assertThat(told(change).heardBy(ANNA.id(), PHONE)).isEmpty();
  }

  @Test
  void everyMemberOfAGroupHearsOfAMessageOnce() {
    RecordingNotifier told = told(CLUB.post(draft(BEN), slot(CLUB), NOW));

    assertThat(told.heardBy(ANNA.id())).hasSize(1);
    assertThat(told.heardBy(BEN.id())).hasSize(1);
    assertThat(told.heardBy(CLARA.id())).hasSize(1);
    assertThat(told.heardBy(DAN.id())).isEmpty();
  }

  @Test
  void whoKeepsNotesHearsOfThemOnTheOtherConnectionsOnce() {
    Pair notes = new Pair(ANNA.id(), ANNA.id());
    Change<Message> change = notes.post(draft(ANNA), slot(notes), NOW);

    assertThat(told(change).heardBy(ANNA.id(), LAPTOP))
        .containsExactly(new Event.MessagePosted(new ChatId("anna-1"), change.next()));
    assertThat(told(change).heardBy(ANNA.id(), PHONE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chats")
  void onlyAMessageThatCameBeforeCanBeAnswered(Chat chat) {
    assertThat(chat.post(answer(chat, 6), slot(chat), NOW).next().replyTo())
        .isEqualTo(new MessageId(chat.conversation(), 6));
    Rejection.NotFound notFound =
        assertRefused(Rejection.NotFound.class, () -> chat.post(answer(chat, 7), slot(chat), NOW));
    assertThat(notFound.field()).isEqualTo("reply_to");
  }

  @Test
  void aStrangerAndAMutedMemberMayNotWriteInAGroup() {
    Group muted = CLUB.mute(ANNA.id(), BEN.id(), Instant.MAX, null).next();

    assertRefused(Rejection.NotMember.class, () -> CLUB.post(draft(DAN), slot(CLUB), NOW));
    assertRefused(Rejection.Muted.class, () -> muted.post(draft(BEN), slot(muted), NOW));
  }
}
