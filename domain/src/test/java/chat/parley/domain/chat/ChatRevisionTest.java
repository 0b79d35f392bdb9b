package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.with;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may edit, delete and pin which messages, and what all hear of it. */
class ChatRevisionTest {
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final MessageBody OTHER_WORDS = new MessageBody("hello there");
  private static final Pair PAIR = new Pair(ANNA.id(), BEN.id());

  /** Anna owns it, Ben is an admin, Clara a member. */
  private static final Group CLUB = with(Role.ADMIN, BEN, bookClub(BEN, CLARA));

  static List<Chat> chats() {
    return List.of(PAIR, CLUB);
  }

  private static Message messageBy(User sender, Chat chat) {
    return new Message(
        new MessageId(chat.conversation(), 7),
        9,
        sender.id(),
        new MessageBody("hello"),
        MessageType.TEXT,
        NOW,
        new MessageId(chat.conversation(), 3),
        null,
        new ClientMessageId("c1"));
  }

  private static Message emptied(Message message) {
    return message.emptied(12);
  }

  private static Conversation before(Chat chat) {
    return new Conversation(chat.conversation(), 7, 9, null);
  }

  private static void assertBothHear(Change<?> change, Chat chat, Event toAnna, Event toBen) {
    RecordingNotifier told = new RecordingNotifier();
    change.notices().forEach(told::tell);
    assertThat(told.heardBy(ANNA.id())).as(chat + " told Anna").containsExactly(toAnna);
    assertThat(told.heardBy(BEN.id())).as(chat + " told Ben").containsExactly(toBen);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void anEditChangesTheWordsTheRevAndTheTimeOfEditAlone(Chat chat) {
    Message before = messageBy(ANNA, chat);
    Message edited = chat.edit(before, OTHER_WORDS, ANNA.id(), 10, LATER).next();

    assertThat(edited)
        .isEqualTo(
            new Message(
                before.id(),
                10,
                before.sender(),
                OTHER_WORDS,
                before.type(),
                before.sentAt(),
                before.replyTo(),
                LATER,
                before.clientId()));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void allHearOfAnEditWithoutTheClientId(Chat chat) {
    Change<Message> change = chat.edit(messageBy(ANNA, chat), OTHER_WORDS, ANNA.id(), 10, LATER);
    Message shown = change.next().withoutClientId();

    assertBothHear(
        change,
        chat,
        new Event.MessageEdited(chat.seenBy(ANNA.id()), shown),
        new Event.MessageEdited(chat.seenBy(BEN.id()), shown));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void onlyItsAuthorMayEditAMessage(Chat chat) {
    Message byBen = messageBy(BEN, chat);

    assertRefused(
        Rejection.Forbidden.class, () -> chat.edit(byBen, OTHER_WORDS, ANNA.id(), 10, LATER));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void whatWasDeletedCanBeNeitherEditedNorDeletedNorPinned(Chat chat) {
    Message gone = emptied(messageBy(ANNA, chat));

    assertRefused(
        Rejection.NotFound.class, () -> chat.edit(gone, OTHER_WORDS, ANNA.id(), 13, LATER));
    assertRefused(Rejection.NotFound.class, () -> chat.delete(gone, ANNA.id(), 13));
    assertRefused(Rejection.NotFound.class, () -> chat.pin(before(chat), gone, ANNA.id()));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void aDeletedMessageLosesItsWordsAlone(Chat chat) {
    Message before = messageBy(ANNA, chat);
    Message deleted = chat.delete(before, ANNA.id(), 12).next();

    assertThat(deleted)
        .isEqualTo(
            new Message(
                before.id(),
                12,
                before.sender(),
                null,
                before.type(),
                before.sentAt(),
                before.replyTo(),
                null,
                before.clientId()));
    assertThat(deleted.deleted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("chats")
  void allHearOfADeletionWithoutTheClientId(Chat chat) {
    Change<Message> change = chat.delete(messageBy(ANNA, chat), ANNA.id(), 12);
    Message shown = change.next().withoutClientId();

    assertBothHear(
        change,
        chat,
        new Event.MessageDeleted(chat.seenBy(ANNA.id()), shown),
        new Event.MessageDeleted(chat.seenBy(BEN.id()), shown));
  }

  @Test
  void inAPairOnlyItsAuthorMayDeleteAMessage() {
    assertRefused(
        Rejection.Forbidden.class, () -> PAIR.delete(messageBy(BEN, PAIR), ANNA.id(), 12));
  }

  @Test
  void inAGroupOwnerAndAdminsMayDeleteAnybodysMessage() {
    assertThat(CLUB.delete(messageBy(CLARA, CLUB), ANNA.id(), 12).next().deleted()).isTrue();
    assertThat(CLUB.delete(messageBy(ANNA, CLUB), BEN.id(), 12).next().deleted()).isTrue();
    assertRefused(
        Rejection.Forbidden.class, () -> CLUB.delete(messageBy(BEN, CLUB), CLARA.id(), 12));
  }

  @Test
  void aMutedMemberMayDeleteItsOwnMessageButNotEditIt() {
    Group muted = CLUB.mute(ANNA.id(), CLARA.id(), Instant.MAX, null).next();
    Message own = messageBy(CLARA, muted);

    assertThat(muted.delete(own, CLARA.id(), 12).next().deleted()).isTrue();
    assertRefused(Rejection.Muted.class, () -> muted.edit(own, OTHER_WORDS, CLARA.id(), 10, LATER));
  }

  @Test
  void whoLeftMayNotEvenChangeItsOwn() {
    Message own = messageBy(DAN, CLUB);

    assertRefused(
        Rejection.NotMember.class, () -> CLUB.edit(own, OTHER_WORDS, DAN.id(), 10, LATER));
    assertRefused(Rejection.NotMember.class, () -> CLUB.delete(own, DAN.id(), 12));
    assertRefused(Rejection.NotMember.class, () -> CLUB.pin(before(CLUB), own, DAN.id()));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void aPinTakesTheNextRevAndAllHearOfItWithoutTheClientId(Chat chat) {
    Message message = messageBy(ANNA, chat);
    Change<Conversation> change = chat.pin(before(chat), message, BEN.id());
    Message shown = message.withoutClientId();

    assertThat(change.next()).isEqualTo(new Conversation(chat.conversation(), 7, 10, message.id()));
    assertBothHear(
        change,
        chat,
        new Event.MessagePinned(chat.seenBy(ANNA.id()), shown, 10, BEN.id()),
        new Event.MessagePinned(chat.seenBy(BEN.id()), shown, 10, BEN.id()));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void unpinningTakesTheNextRevAndAllHearThatNothingIsPinned(Chat chat) {
    Conversation pinned = chat.pin(before(chat), messageBy(ANNA, chat), ANNA.id()).next();
    Change<Conversation> change = chat.pin(pinned, null, ANNA.id());

    assertThat(change.next()).isEqualTo(new Conversation(chat.conversation(), 7, 11, null));
    assertBothHear(
        change,
        chat,
        new Event.MessagePinned(chat.seenBy(ANNA.id()), null, 11, ANNA.id()),
        new Event.MessagePinned(chat.seenBy(BEN.id()), null, 11, ANNA.id()));
  }

  @Test
  void inAGroupOnlyOwnerAndAdminsMayPin() {
    assertRefused(
        Rejection.Forbidden.class,
        () -> CLUB.pin(before(CLUB), messageBy(CLARA, CLUB), CLARA.id()));
  }

  @Test
  void aMessageWithoutAClientIdIsShownAsItIs() {
    Message shown = messageBy(ANNA, PAIR).withoutClientId();

    assertThat(shown.withoutClientId()).isSameAs(shown);
  }
}
