package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.Done;
import chat.parley.application.fixture.World;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.Role;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinMessageTest {
  private final World world = new World();
  private final Group club = world.add(Fixtures.with(Role.ADMIN, CLARA, bookClub(BEN)));

  @Test
  void ownerAndAdminsPinAndAllAreTold() {
    Message rules = world.say(ANNA, in(club), "the rules");
    Message date = world.say(BEN, in(club), "next time: Friday");
    world.told.forget();

    pin(ANNA, in(club), rules.id());
    pin(CLARA, in(club), date.id());

    assertThat(state()).isEqualTo(new Conversation(club.conversation(), 2, 4, date.id()));
    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(
            new Event.MessagePinned(in(club), rules, 3, ANNA.id()),
            new Event.MessagePinned(in(club), date, 4, CLARA.id()));
    assertThat(world.told.heardBy(ANNA.id())).hasSize(2);
  }

  @Test
  void withoutAMessageTheOnePinnedIsTakenDown() {
    Message rules = world.say(ANNA, in(club), "the rules");
    pin(ANNA, in(club), rules.id());
    world.told.forget();

    pin(CLARA, in(club), null);

    assertThat(state().pinned()).isNull();
    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.MessagePinned(in(club), null, 3, CLARA.id()));
  }

  @Test
  void membersDoNotPin() {
    Message message = world.say(BEN, in(club), "me, me, me");

    assertRefused(Rejection.Forbidden.class, () -> pin(BEN, in(club), message.id()));
    assertRefused(Rejection.Forbidden.class, () -> pin(BEN, in(club), null));

    assertThat(state()).isEqualTo(new Conversation(club.conversation(), 1, 1, null));
  }

  @Test
  void whoeverIsNotInTheGroupIsRefused() {
    Message message = world.say(BEN, in(club), "hello");

    assertRefused(Rejection.NotMember.class, () -> pin(DAN, in(club), message.id()));
  }

  @Test
  void betweenTwoBothPinAndEachHearsOfItUnderTheOthersId() {
    Message message = world.say(ANNA, with(BEN), "my address");
    world.told.forget();

    pin(BEN, with(ANNA), message.id());

    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.MessagePinned(with(BEN), message, 2, BEN.id()));
    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.MessagePinned(with(ANNA), message, 2, BEN.id()));
  }

  @Test
  void whatIsNotThereOrElsewhereOrDeletedIsNotPinned() {
    Message elsewhere = world.say(ANNA, with(BEN), "between us");
    Message deleted = world.say(ANNA, in(club), "oops");
    delete(deleted);

    assertNoSuchMessage(elsewhere.id());
    assertNoSuchMessage(deleted.id());
    assertNoSuchMessage(new MessageId(club.conversation(), 2));

    assertThat(state().pinned()).isNull();
  }

  @Test
  void aPinnedMessageThatIsDeletedIsTakenDown() {
    Message rules = world.say(ANNA, in(club), "the rules");
    pin(ANNA, in(club), rules.id());

    delete(rules);

    assertThat(state().pinned()).isNull();
  }

  private void assertNoSuchMessage(MessageId id) {
    assertThat(assertRefused(Rejection.NotFound.class, () -> pin(ANNA, in(club), id)).field())
        .isEqualTo("message_id");
  }

  private Conversation state() {
    return world.store.messages().conversation(club.conversation());
  }

  private void delete(Message message) {
    Done done =
        new DeleteMessage(world.chats, world.store.messages())
            .handle(as(ANNA), new DeleteMessage.Command(in(club), message.id().toString()));
    assertThat(done).isEqualTo(Done.DONE);
  }

  private void pin(User by, ChatId chat, @Nullable MessageId id) {
    PinMessage.Command command = new PinMessage.Command(chat, id == null ? null : id.toString());
    Done done = new PinMessage(world.chats, world.store.messages()).handle(as(by), command);
    assertThat(done).isEqualTo(Done.DONE);
  }
}
