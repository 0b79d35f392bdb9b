package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Contention.THREADS;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.Encounter;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One conversation under many hands. */
public interface MessageContentionContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  private Talk groupTalk(Group group) {
    return new Talk(
        store().messages(),
        group.conversation(),
        () -> store().groups().find(group.id()).orElseThrow());
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  default void manyWritersLeaveNoGapAndAreToldInOrder() {
    Encounter encounter = new Encounter();
    Contention.atOnce(
        n ->
            store()
                .messages()
                .append(
                    talk().id(),
                    encounter.in(talk().posting(Talk.draft(ANNA, "from thread " + n, null)))));

    List<Message> stored = store().messages().after(talk().id(), 0, THREADS + 1).messages();
    assertThat(stored).extracting(message -> message.id().seq()).isEqualTo(upTo(THREADS));
    assertThat(stored).extracting(Message::rev).isEqualTo(upTo(THREADS));
    assertThat(stored).extracting(Message::body).doesNotHaveDuplicates();
    assertThat(store().told().heardBy(BEN.id()))
        .extracting(MessageContentionContract::rev)
        .isEqualTo(upTo(THREADS));
  }

  @Test
  default void writingChangingAndPinningAtOnceTakeOneRevEachAndAreToldInOrder() {
    Contention.atOnce(
        n -> {
          Message message = talk().say(ANNA, "from thread " + n);
          talk().edit(message.id(), ANNA, "edited by thread " + n);
          talk().pin(message, BEN);
          return talk().delete(message.id(), ANNA);
        });

    assertThat(talk().state().lastSeq()).isEqualTo(THREADS);
    assertThat(talk().state().lastRev()).isEqualTo(4 * THREADS);
    assertThat(talk().state().pinned()).isNull();
    assertThat(store().told().heardBy(BEN.id()))
        .extracting(MessageContentionContract::rev)
        .isEqualTo(upTo(4 * THREADS));
  }

  @Test
  default void editsOfOneMessageAtOnceTakeOneRevEach() {
    MessageId id = talk().say(ANNA, "first").id();
    Encounter encounter = new Encounter();

    List<Message> edited =
        Contention.atOnce(
            n ->
                store()
                    .messages()
                    .change(
                        id,
                        (current, rev) -> {
                          encounter.arrive();
                          MessageBody body = new MessageBody("edit " + n);
                          return talk().chat().get().edit(current, body, ANNA.id(), rev, NOW);
                        }));

    assertThat(edited).extracting(Message::rev).doesNotHaveDuplicates();
    assertThat(talk().state().lastRev()).isEqualTo(1 + THREADS);
    assertThat(store().messages().find(id)).map(Message::rev).contains(talk().state().lastRev());
  }

  @Test
  default void pinsAtOnceTakeOneRevEach() {
    Message message = talk().say(ANNA, "rules");
    Encounter encounter = new Encounter();
    Function<Conversation, Change<Conversation>> pin =
        encounter.in(before -> talk().chat().get().pin(before, message, ANNA.id()));

    Contention.atOnce(_ -> store().messages().changePin(talk().id(), pin));

    assertThat(talk().state())
        .isEqualTo(new Conversation(talk().id(), 1, 1 + THREADS, message.id()));
  }

  @Test
  default void aMessageThatIsBeingDeletedIsNotPinned() {
    Message message = talk().say(ANNA, "rules");

    Contention.atOnce(
        n -> {
          try {
            return n % 2 == 0 ? talk().pin(message, ANNA) : talk().delete(message.id(), ANNA);
          } catch (Rejected deleted) {
            return deleted;
          }
        });

    assertThat(talk().state().pinned()).isNull();
    List<Event> told = store().told().events();
    int deleted =
        IntStream.range(0, told.size())
            .filter(i -> told.get(i) instanceof Event.MessageDeleted)
            .findFirst()
            .orElseThrow();
    assertThat(told.subList(deleted, told.size())).noneMatch(Event.MessagePinned.class::isInstance);
  }

  @Test
  default void aMuteWaitsForAMessageThatIsBeingDecided() {
    Group club = store().given(bookClub(BEN));
    Encounter encounter = new Encounter();
    CountDownLatch deciding = new CountDownLatch(1);
    Function<Slot, Change<Message>> slowly =
        slot -> {
          Change<Message> change =
              groupTalk(club).posting(Talk.draft(BEN, "in time", null)).apply(slot);
          deciding.countDown();
          encounter.arrive();
          return change;
        };

    Contention.<Object>atOnce(
        n ->
            switch (n) {
              case 0 -> store().messages().append(club.conversation(), slowly);
              case 1 -> {
                Group muted = muteAfter(deciding, club);
                encounter.arrive();
                yield muted;
              }
              default -> n;
            });

    assertThat(store().told().heardBy(ANNA.id()))
        .hasExactlyElementsOfTypes(Event.MessagePosted.class, Event.GroupUpdated.class);
  }

  @Test
  default void afterAMuteWasToldNoMessageOfTheMutedFollows() {
    Group club = store().given(bookClub(BEN));
    Talk talk =
        new Talk(
            store().messages(),
            club.conversation(),
            () -> store().groups().find(club.id()).orElseThrow());

    CountDownLatch allHaveWritten = new CountDownLatch(THREADS - 1);

    Contention.<Object>atOnce(
        n -> n == 0 ? muteAfter(allHaveWritten, club) : writeUntilMuted(talk, allHaveWritten));

    List<Event> heard = store().told().heardBy(ANNA.id());
    assertThat(heard).hasSizeGreaterThanOrEqualTo(THREADS);
    assertThat(heard.getLast()).isInstanceOf(Event.GroupUpdated.class);
    assertRefused(Rejection.Muted.class, () -> talk.say(BEN, "buy now"));
  }

  private Group muteAfter(CountDownLatch moment, Group club) {
    try {
      assertThat(moment.await(20, TimeUnit.SECONDS)).as("moment to mute").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for the writers", e);
    }
    return store()
        .groups()
        .change(club.id(), group -> group.mute(ANNA.id(), BEN.id(), Instant.MAX, "spam"));
  }

  /** Returns how many messages it could write: enough that the mute falls among them. */
  private static int writeUntilMuted(Talk talk, CountDownLatch allHaveWritten) {
    int most = 500;
    for (int written = 0; written < most; written++) {
      try {
        talk.say(BEN, "buy now");
      } catch (Rejected refused) {
        assertThat(refused.rejection()).isInstanceOf(Rejection.Muted.class);
        return written;
      }
      if (written == 0) {
        allHaveWritten.countDown();
      }
    }
    return most;
  }

  private static long rev(Event event) {
    return switch (event) {
      case Event.MessagePosted(_, Message message) -> message.rev();
      case Event.MessageEdited(_, Message message) -> message.rev();
      case Event.MessageDeleted(_, Message message) -> message.rev();
      case Event.MessagePinned pinned -> pinned.rev();
      default -> throw new AssertionError("an event of no conversation: " + event);
    };
  }
}
