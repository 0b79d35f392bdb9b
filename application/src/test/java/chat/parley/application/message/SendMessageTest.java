package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.User;
import org.junit.jupiter.api.Test;

class SendMessageTest {
  private static final ConnectionId ANOTHER = new ConnectionId("another connection");

  private final World world = new World();
  private final Group club = world.add(bookClub(BEN, CLARA));

  @Test
  void aMessageToAPersonTakesTheNextPlaceInTheirConversation() {
    Message first = world.say(ANNA, with(BEN), "hello");
    Message second = world.say(BEN, with(ANNA), "hello yourself");

    ConversationId pair = ConversationId.of(ANNA.id(), BEN.id());
    assertThat(first)
        .isEqualTo(
            new Message(
                new MessageId(pair, 1),
                1,
                ANNA.id(),
                new MessageBody("hello"),
                MessageType.TEXT,
                NOW,
                null,
                null,
                null));
    assertThat(second.id()).isEqualTo(new MessageId(pair, 2));
    assertThat(world.store.messages().find(second.id())).contains(second);
  }

  @Test
  void eachOfTwoHearsOfItUnderTheOthersId() {
    Message hello = world.say(ANNA, with(BEN), "hello");

    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.MessagePosted(with(ANNA), hello));
    assertThat(world.told.heardBy(ANNA.id(), ANOTHER))
        .containsExactly(new Event.MessagePosted(with(BEN), hello));
  }

  @Test
  void theConnectionThatSentHasTheReplyAndNoEvent() {
    world.say(ANNA, with(BEN), "hello");
    world.say(ANNA, in(club), "hello all");

    assertThat(world.told.heardBy(ANNA.id(), as(ANNA).connection())).isEmpty();
  }

  @Test
  void everyMemberOfAGroupHearsOfItOnce() {
    Message hello = world.say(BEN, in(club), "hello all");

    Event posted = new Event.MessagePosted(in(club), hello);
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(posted);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(posted);
    assertThat(world.told.heardBy(BEN.id(), ANOTHER)).containsExactly(posted);
    assertThat(world.told.heardBy(DAN.id())).isEmpty();
  }

  @Test
  void aNoteToOneselfIsHeardByOnesOtherConnectionsOnce() {
    Message note = world.say(ANNA, with(ANNA), "milk");

    assertThat(world.told.heardBy(ANNA.id(), ANOTHER))
        .containsExactly(new Event.MessagePosted(with(ANNA), note));
    assertThat(world.told.heardBy(ANNA.id(), as(ANNA).connection())).isEmpty();
  }

  @Test
  void whoeverIsNotInTheGroupIsRefused() {
    assertRefused(Rejection.NotMember.class, () -> world.say(DAN, in(club), "let me in"));

    assertThat(world.store.messages().conversation(club.conversation()).lastSeq()).isZero();
    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void aChatThatIsNeitherAGroupNorAPersonIsNotFound() {
    assertThat(
            assertRefused(
                    Rejection.NotFound.class,
                    () -> world.say(ANNA, new ChatId("nobody"), "anyone there?"))
                .field())
        .isEqualTo("to");
  }

  @Test
  void aMessageHasAtMostSoManyCodePointsAsTheOperatorAllows() {
    SendMessage five =
        new SendMessage(
            world.chats, world.store.messages(), world.clock, new Limits(5, 1_000, 200));

    assertThat(five.handle(as(ANNA), command("🐎🐎🐎🐎🐎")).message().body())
        .isEqualTo(new MessageBody("🐎🐎🐎🐎🐎"));
    Rejection.TooLarge refusal =
        assertRefused(
            Rejection.TooLarge.class, () -> five.handle(as(ANNA), command("🐎🐎🐎🐎🐎!")));
    assertThat(refusal.field()).isEqualTo("content");
    assertThat(refusal.limit()).isEqualTo(5);
  }

  @Test
  void anAnswerNamesAMessageOfTheSameChat() {
    Message question = world.say(ANNA, in(club), "how was it?");

    Message answer = reply(BEN, in(club), question.id().toString());

    assertThat(answer.replyTo()).isEqualTo(question.id());
  }

  @Test
  void aDeletedMessageCanStillBeAnswered() {
    Message question = world.say(ANNA, in(club), "how was it?");
    new DeleteMessage(world.chats, world.store.messages())
        .handle(as(ANNA), new DeleteMessage.Command(in(club), question.id().toString()));

    assertThat(reply(BEN, in(club), question.id().toString()).replyTo()).isEqualTo(question.id());
  }

  @Test
  void anAnswerToAMessageOfAnotherChatIsRefused() {
    Message elsewhere = world.say(ANNA, with(BEN), "between us");

    assertNoSuchMessage(elsewhere.id().toString());
  }

  @Test
  void anAnswerToAMessageYetToComeIsRefused() {
    Message last = world.say(ANNA, in(club), "one");

    assertNoSuchMessage(new MessageId(club.conversation(), last.id().seq() + 1).toString());
    assertNoSuchMessage(club.id() + ".0");
    assertNoSuchMessage("nonsense");
  }

  private void assertNoSuchMessage(String replyTo) {
    long before = world.store.messages().conversation(club.conversation()).lastSeq();

    assertThat(assertRefused(Rejection.NotFound.class, () -> reply(BEN, in(club), replyTo)).field())
        .isEqualTo("reply_to");

    assertThat(world.store.messages().conversation(club.conversation()).lastSeq())
        .isEqualTo(before);
  }

  private Message reply(User sender, ChatId to, String replyTo) {
    MessageBody body = new MessageBody("an answer");
    return world
        .sendMessage
        .handle(as(sender), new SendMessage.Command(to, body, MessageType.TEXT, replyTo, null))
        .message();
  }

  private static SendMessage.Command command(String text) {
    return new SendMessage.Command(with(BEN), new MessageBody(text), MessageType.TEXT, null, null);
  }
}
