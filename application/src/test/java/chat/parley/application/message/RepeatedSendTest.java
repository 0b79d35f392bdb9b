package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.application.message.SendMessage.Command;
import chat.parley.application.message.SendMessage.Sent;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedSendTest {
  private final World world = new World();

  @Test
  void aRepeatedSendGivesTheFirstMessageAgainAndTellsNobody() {
    Sent first = send(ANNA, with(BEN), "hello");
    world.told.forget();

    Sent again = send(ANNA, with(BEN), "hello");

    assertThat(first.duplicate()).isFalse();
    assertThat(again).isEqualTo(new Sent(with(BEN), first.message(), true));
    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void aRepeatedSendWithOtherContentIsRefused() {
    Sent first = send(ANNA, with(BEN), "hello");

    assertRefused(Rejection.IdempotencyMismatch.class, () -> send(ANNA, with(BEN), "good-bye"));

    assertThat(world.store.messages().conversation(first.message().id().conversation()).lastSeq())
        .isEqualTo(1);
  }

  @Test
  void aRepeatedSendOfAnotherTypeIsRefused() {
    send(ANNA, with(BEN), "hello");

    Command sticker = command(with(BEN), "hello", new MessageType("sticker"), null);
    assertRefused(
        Rejection.IdempotencyMismatch.class, () -> world.sendMessage.handle(as(ANNA), sticker));
  }

  @Test
  void aRepeatedSendInReplyToAnotherMessageIsRefused() {
    Sent first = send(ANNA, with(BEN), "hello");

    String id = first.message().id().toString();
    Command reply = command(with(BEN), "hello", MessageType.TEXT, id);
    assertRefused(
        Rejection.IdempotencyMismatch.class, () -> world.sendMessage.handle(as(ANNA), reply));
  }

  @Test
  void whatWasEditedSinceCannotBeComparedAndCountsAsTheSame() {
    Sent first = send(ANNA, with(BEN), "hello");
    Message edited =
        new EditMessage(world.chats, world.store.messages(), world.clock, Limits.DEFAULT)
            .handle(
                as(ANNA),
                new EditMessage.Command(
                    with(BEN), first.message().id().toString(), new MessageBody("good-bye")))
            .message();

    assertThat(send(ANNA, with(BEN), "hello")).isEqualTo(new Sent(with(BEN), edited, true));
  }

  @Test
  void whatWasDeletedSinceCountsAsTheSameAndStaysDeleted() {
    Sent first = send(ANNA, with(BEN), "hello");
    new DeleteMessage(world.chats, world.store.messages())
        .handle(as(ANNA), new DeleteMessage.Command(with(BEN), first.message().id().toString()));

    Sent again = send(ANNA, with(BEN), "hello");

    assertThat(again.duplicate()).isTrue();
    assertThat(again.message().deleted()).isTrue();
  }

  @Test
  void theIdCountsForItsSenderAndItsChatOnly() {
    Group club = world.add(bookClub(BEN));

    assertThat(send(ANNA, with(BEN), "hello").duplicate()).isFalse();
    assertThat(send(BEN, with(ANNA), "hello").duplicate()).isFalse();
    assertThat(send(ANNA, with(CLARA), "hello").duplicate()).isFalse();
    assertThat(send(ANNA, in(club), "hello").duplicate()).isFalse();
  }

  @Test
  void onlyTheSendersSideHearsTheId() {
    Message message = send(ANNA, with(BEN), "hello").message();

    assertThat(message.clientId()).isEqualTo(new ClientMessageId("mine-1"));
    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.MessagePosted(with(ANNA), message.seenBy(BEN.id())));
    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.MessagePosted(with(BEN), message));
  }

  @Test
  void whoeverIsMutedSinceStillLearnsWhatBecameOfTheFirstSend() {
    Group club = world.add(bookClub(BEN));
    Sent first = send(BEN, in(club), "hello");
    world.mute(BEN, club, Instant.MAX);

    assertThat(send(BEN, in(club), "hello")).isEqualTo(new Sent(in(club), first.message(), true));
  }

  @Test
  void aRefusedSendDoesNotUseItsIdUp() {
    Group club = world.add(bookClub());
    assertRefused(Rejection.NotMember.class, () -> send(BEN, in(club), "hello"));

    world.join(BEN, club);

    assertThat(send(BEN, in(club), "hello").duplicate()).isFalse();
  }

  @Test
  void whetherASendIsRepeatedIsKnownBeforehand() {
    assertThat(world.sendMessage.isRepeated(as(ANNA), command(with(BEN), "hello"))).isFalse();
    send(ANNA, with(BEN), "hello");

    assertThat(world.sendMessage.isRepeated(as(ANNA), command(with(BEN), "hello"))).isTrue();
    Command withoutId =
        new Command(with(BEN), new MessageBody("hello"), MessageType.TEXT, null, null);
    assertThat(world.sendMessage.isRepeated(as(ANNA), withoutId)).isFalse();
  }

  @Test
  void ofManyRepeatsAtOnceOneIsStoredAndTold() {
    List<Sent> all = Contention.atOnce(_ -> send(ANNA, with(BEN), "hello"));

    assertThat(all).filteredOn(sent -> !sent.duplicate()).hasSize(1);
    assertThat(all).extracting(Sent::message).containsOnly(all.getFirst().message());
    assertThat(world.told.heardBy(BEN.id())).hasSize(1);
  }

  private Sent send(User sender, ChatId to, String text) {
    return world.sendMessage.handle(as(sender), command(to, text));
  }

  private static Command command(ChatId to, String text) {
    return command(to, text, MessageType.TEXT, null);
  }

  private static Command command(
      ChatId to, String text, MessageType type, @Nullable String replyTo) {
    return new Command(to, new MessageBody(text), type, replyTo, new ClientMessageId("mine-1"));
  }
}
