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
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkReadTest {
  private final World world = new World();
  private final Group club = world.add(bookClub(BEN, CLARA));

  @BeforeEach
  void fiveMessages() {
    world.sayNumbers(ANNA, in(club), 5);
    world.told.forget();
  }

  @Test
  void theOthersAreToldUpToWhereOneHasRead() {
    mark(BEN, in(club), 3);

    assertThat(readMark(BEN)).isEqualTo(3);
    Event read = new Event.MessagesRead(in(club), BEN.id(), 3);
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(read);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(read);
    assertThat(world.told.heardBy(BEN.id())).isEmpty();
  }

  @Test
  void aMarkNeverMovesBackAndNobodyIsToldOfTheAttempt() {
    mark(BEN, in(club), 3);
    world.told.forget();

    mark(BEN, in(club), 3);
    mark(BEN, in(club), 2);
    mark(BEN, in(club), -1);

    assertThat(readMark(BEN)).isEqualTo(3);
    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void aMarkBeyondTheLastMessageStopsThere() {
    mark(BEN, in(club), Long.MAX_VALUE);

    assertThat(readMark(BEN)).isEqualTo(5);
    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.MessagesRead(in(club), BEN.id(), 5));
  }

  @Test
  void betweenTwoTheOtherHearsOfItUnderTheReadersId() {
    world.say(ANNA, with(BEN), "hello");
    world.told.forget();

    mark(BEN, with(ANNA), 1);

    assertThat(world.store.messages().readMark(ConversationId.of(ANNA.id(), BEN.id()), BEN.id()))
        .isEqualTo(1);
    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.MessagesRead(with(BEN), BEN.id(), 1));
  }

  @Test
  void whoeverIsNotInTheGroupIsRefused() {
    assertRefused(Rejection.NotMember.class, () -> mark(DAN, in(club), 1));
  }

  private long readMark(User user) {
    return world.store.messages().readMark(club.conversation(), user.id());
  }

  private void mark(User reader, ChatId chat, long seq) {
    Done done =
        new MarkRead(world.chats, world.store.messages())
            .handle(as(reader), new MarkRead.Command(chat, seq));
    assertThat(done).isEqualTo(Done.DONE);
  }
}
