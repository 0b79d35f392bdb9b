package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EditMessageTest {
  private final World world = new World();
  private final Group club = world.add(bookClub(BEN, CLARA));

  @Test
  void theAuthorGivesAMessageOtherWordsAndAllAreTold() {
    Message typo = world.say(BEN, in(club), "helo");
    world.told.forget();
    world.clock.advance(Duration.ofMinutes(1));

    Message edited = edit(BEN, in(club), typo.id(), "hello");

    assertThat(edited.body()).isEqualTo(new MessageBody("hello"));
    assertThat(edited.id()).isEqualTo(typo.id());
    assertThat(edited.sentAt()).isEqualTo(NOW);
    assertThat(edited.editedAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(edited.rev()).isEqualTo(typo.rev() + 1);
    assertThat(world.store.messages().find(typo.id())).contains(edited);
    Event told = new Event.MessageEdited(in(club), edited);
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(told);
    assertThat(world.told.heardBy(BEN.id())).containsExactly(told);
  }

  @Test
  void eachOfTwoHearsOfAnEditUnderTheOthersId() {
    Message typo = world.say(ANNA, with(BEN), "helo");
    world.told.forget();

    Message edited = edit(ANNA, with(BEN), typo.id(), "hello");

    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.MessageEdited(with(BEN), edited));
    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.MessageEdited(with(ANNA), edited));
  }

  @Test
  void nobodyEditsTheWordsOfOthers() {
    Message message = world.say(BEN, in(club), "hello");

    assertRefused(Rejection.Forbidden.class, () -> edit(ANNA, in(club), message.id(), "good-bye"));

    assertThat(world.store.messages().find(message.id())).contains(message);
  }

  @Test
  void aDeletedMessageStaysDeleted() {
    Message message = world.say(BEN, in(club), "hello");
    new DeleteMessage(world.chats, world.store.messages())
        .handle(as(BEN), new DeleteMessage.Command(in(club), message.id().toString()));

    assertNoSuchMessage(() -> edit(BEN, in(club), message.id(), "hello again"));
  }

  @Test
  void aMessageThatIsNotThereIsNotFound() {
    world.say(BEN, in(club), "hello");

    assertNoSuchMessage(() -> edit(BEN, in(club), new MessageId(club.conversation(), 2), "hello"));
  }

  @Test
  void aMessageOfAnotherChatIsNotFound() {
    Message elsewhere = world.say(BEN, with(ANNA), "between us");

    assertNoSuchMessage(() -> edit(BEN, in(club), elsewhere.id(), "for all"));
  }

  @Test
  void whoeverIsMutedEditsNothing() {
    Message message = world.say(BEN, in(club), "hello");
    world.mute(BEN, club, Instant.MAX);

    assertRefused(Rejection.Muted.class, () -> edit(BEN, in(club), message.id(), "good-bye"));
  }

  @Test
  void whoeverLeftTheGroupEditsNothing() {
    Message message = world.say(BEN, in(club), "hello");
    world.kick(BEN, club);

    assertRefused(Rejection.NotMember.class, () -> edit(BEN, in(club), message.id(), "good-bye"));
  }

  @Test
  void theNewWordsAreNoLongerThanAMessageMayBe() {
    Message message = world.say(BEN, in(club), "hello");

    assertThat(
            assertRefused(
                    Rejection.TooLarge.class,
                    () -> edit(BEN, in(club), message.id(), "x".repeat(4_001)))
                .limit())
        .isEqualTo(4_000);
  }

  private static void assertNoSuchMessage(ThrowingCallable call) {
    assertThat(assertRefused(Rejection.NotFound.class, call).field()).isEqualTo("message_id");
  }

  private Message edit(User by, ChatId chat, MessageId id, String text) {
    EditMessage.Edited edited =
        new EditMessage(world.chats, world.store.messages(), world.clock, Limits.DEFAULT)
            .handle(as(by), new EditMessage.Command(chat, id.toString(), new MessageBody(text)));
    assertThat(edited.chat()).isEqualTo(chat);
    return edited.message();
  }
}
