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
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.Role;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeleteMessageTest {
  private final World world = new World();
  private final Group club = world.add(Fixtures.with(Role.ADMIN, CLARA, bookClub(BEN)));

  @Test
  void aDeletedMessageKeepsItsPlaceAndLosesItsWordsAndAllAreTold() {
    Message message = world.say(BEN, in(club), "oops");
    world.told.forget();

    delete(BEN, in(club), message.id());

    Message deleted = stored(message);
    assertThat(deleted.deleted()).isTrue();
    assertThat(deleted.id()).isEqualTo(message.id());
    assertThat(deleted.rev()).isEqualTo(message.rev() + 1);
    Event told = new Event.MessageDeleted(in(club), deleted);
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(told);
    assertThat(world.told.heardBy(BEN.id())).containsExactly(told);
  }

  @Test
  void eachOfTwoHearsOfItUnderTheOthersId() {
    Message message = world.say(ANNA, with(BEN), "oops");
    world.told.forget();

    delete(ANNA, with(BEN), message.id());

    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.MessageDeleted(with(BEN), stored(message)));
    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.MessageDeleted(with(ANNA), stored(message)));
  }

  @Test
  void ownerAndAdminsDeleteWhatOthersWrote() {
    Message first = world.say(BEN, in(club), "one");
    Message second = world.say(BEN, in(club), "two");

    delete(ANNA, in(club), first.id());
    delete(CLARA, in(club), second.id());

    assertThat(stored(first).deleted()).isTrue();
    assertThat(stored(second).deleted()).isTrue();
  }

  @Test
  void membersDeleteOnlyTheirOwn() {
    Message message = world.say(ANNA, in(club), "rules");

    assertRefused(Rejection.Forbidden.class, () -> delete(BEN, in(club), message.id()));

    assertThat(stored(message)).isEqualTo(message);
  }

  @Test
  void betweenTwoNobodyDeletesTheWordsOfTheOther() {
    Message message = world.say(ANNA, with(BEN), "hello");

    assertRefused(Rejection.Forbidden.class, () -> delete(BEN, with(ANNA), message.id()));

    assertThat(stored(message)).isEqualTo(message);
  }

  @Test
  void whoeverIsMutedStillTakesTheirOwnWordsBack() {
    Message message = world.say(BEN, in(club), "oops");
    world.mute(BEN, club, Instant.MAX);

    delete(BEN, in(club), message.id());

    assertThat(stored(message).deleted()).isTrue();
  }

  @Test
  void whoeverIsNotInTheGroupIsRefused() {
    Message message = world.say(BEN, in(club), "hello");

    assertRefused(Rejection.NotMember.class, () -> delete(DAN, in(club), message.id()));
  }

  @Test
  void whatIsDeletedAlreadyOrNeverWasIsNotFoundAndNobodyIsTold() {
    Message message = world.say(BEN, in(club), "oops");
    delete(BEN, in(club), message.id());
    world.told.forget();

    assertRefused(Rejection.NotFound.class, () -> delete(BEN, in(club), message.id()));
    assertRefused(
        Rejection.NotFound.class,
        () -> delete(BEN, in(club), new MessageId(club.conversation(), 2)));
    assertRefused(Rejection.NotFound.class, () -> delete(BEN, with(ANNA), message.id()));

    assertThat(world.told.events()).isEmpty();
  }

  private Message stored(Message message) {
    return world.store.messages().find(message.id()).orElseThrow();
  }

  private void delete(User by, ChatId chat, MessageId id) {
    Done done =
        new DeleteMessage(world.chats, world.store.messages())
            .handle(as(by), new DeleteMessage.Command(chat, id.toString()));
    assertThat(done).isEqualTo(Done.DONE);
  }
}
