package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.Done;
import chat.parley.application.fixture.World;
import chat.parley.application.message.GetHistory.History;
import chat.parley.application.message.GetHistory.Where;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetHistoryTest {
  private final World world = new World();
  private final Group club = world.add(bookClub(BEN));

  @BeforeEach
  void tenMessages() {
    world.sayNumbers(ANNA, in(club), 10);
    world.told.forget();
  }

  @Test
  void theNewestPageEndsWithTheLastMessage() {
    assertPage(new Where.Newest(), 3, List.of(8L, 9L, 10L), true);
    assertPage(new Where.Newest(), 10, numbers(1, 10), false);
    assertPage(new Where.Newest(), 100, numbers(1, 10), false);
  }

  @Test
  void aPageBeforeAMessageEndsRightBeforeIt() {
    assertPage(new Where.Before(5), 3, List.of(2L, 3L, 4L), true);
    assertPage(new Where.Before(4), 3, List.of(1L, 2L, 3L), false);
    assertPage(new Where.Before(1), 3, List.of(), false);
    assertPage(new Where.Before(99), 2, List.of(9L, 10L), true);
  }

  @Test
  void aPageAfterAMessageBeginsRightAfterIt() {
    assertPage(new Where.After(5), 3, List.of(6L, 7L, 8L), true);
    assertPage(new Where.After(7), 3, List.of(8L, 9L, 10L), false);
    assertPage(new Where.After(10), 3, List.of(), false);
    assertPage(new Where.After(0), 2, List.of(1L, 2L), true);
  }

  @Test
  void aPageOfLongMessagesHasFewerOfThem() {
    String long4000 = "x".repeat(4000);
    LongStream.rangeClosed(11, 70).forEach(_ -> world.say(ANNA, in(club), long4000));

    assertPage(new Where.Newest(), 100, numbers(46, 70), true);
    assertPage(new Where.Before(61), 100, numbers(36, 60), true);
    assertPage(new Where.After(20), 100, numbers(21, 45), true);
    assertPage(new Where.After(46), 100, numbers(47, 70), false);
    assertPage(new Where.After(0), 12, numbers(1, 12), true);
    assertPage(new Where.Around(40), 100, numbers(29, 52), true);
  }

  @ParameterizedTest
  @CsvSource({"x, 1", "'\"', 2", "\\, 2", "'\n', 2", "\u00E9, 2", "\u20AC, 3", "'\u0001', 6"})
  void aPageIsAsLongAsItsTextsAreOnTheWire(String character, int bytes) {
    String text = character.repeat(GetHistory.MOST_BYTES / 25 / bytes - 1) + "x";
    LongStream.rangeClosed(11, 70).forEach(_ -> world.say(ANNA, in(club), text));

    assertThat(read(BEN, in(club), new Where.Newest(), 100).messages()).hasSize(25);
  }

  @Test
  void aPageAroundAMessageHasItInItsMiddle() {
    assertPage(new Where.Around(5), 5, List.of(3L, 4L, 5L, 6L, 7L), true);
    assertPage(new Where.Around(5), 4, List.of(4L, 5L, 6L, 7L), true);
    assertPage(new Where.Around(5), 1, List.of(5L), true);
    assertPage(new Where.Around(5), 100, numbers(1, 10), false);
  }

  @Test
  void aPageAroundTheFirstOrTheLastMessageStaysWithinTheChat() {
    assertPage(new Where.Around(1), 4, List.of(1L, 2L, 3L, 4L), true);
    assertPage(new Where.Around(10), 4, List.of(9L, 10L), true);
    assertPage(new Where.Around(0), 4, List.of(1L, 2L, 3L, 4L), true);
    assertPage(new Where.Around(Long.MAX_VALUE), 4, List.of(9L, 10L), true);
    assertPage(new Where.Around(Long.MIN_VALUE), 4, List.of(1L, 2L, 3L, 4L), true);
  }

  @Test
  void aChatThatNobodyWroteToIsAnEmptyPage() {
    History history = read(ANNA, with(DAN), new Where.Newest(), 50);

    assertThat(history).isEqualTo(new History(with(DAN), List.of(), null, false));
    assertThat(read(ANNA, with(DAN), new Where.Around(1), 1).messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101})
  void aLimitIsOneToAHundred(int limit) {
    assertInvalid("limit", () -> read(BEN, in(club), new Where.Newest(), limit));
  }

  @Test
  void eachOfTwoReadsTheSameConversation() {
    Message hello = world.say(ANNA, with(BEN), "hello");

    assertThat(read(ANNA, with(BEN), new Where.Newest(), 50).messages()).containsExactly(hello);
    assertThat(read(BEN, with(ANNA), new Where.Newest(), 50).messages()).containsExactly(hello);
  }

  @Test
  void thePinnedMessageComesAlongWhateverThePage() {
    MessageId first = new MessageId(club.conversation(), 1);
    Done done =
        new PinMessage(world.chats, world.store.messages())
            .handle(as(ANNA), new PinMessage.Command(in(club), first.toString()));
    assertThat(done).isEqualTo(Done.DONE);

    assertThat(read(BEN, in(club), new Where.Newest(), 2).pinned())
        .isEqualTo(world.store.messages().find(first).orElseThrow());
  }

  @Test
  void readingTheNewestPageMarksAllAsReadInSilence() {
    read(BEN, in(club), new Where.Newest(), 1);

    assertThat(readMark(BEN)).isEqualTo(10);
    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void readingAnOlderPageMarksNothing() {
    read(BEN, in(club), new Where.Before(99), 50);
    read(BEN, in(club), new Where.After(0), 50);
    read(BEN, in(club), new Where.Around(10), 50);

    assertThat(readMark(BEN)).isZero();
  }

  @Test
  void whoeverIsNotInTheGroupReadsNothing() {
    assertRefused(Rejection.NotMember.class, () -> read(DAN, in(club), new Where.Newest(), 50));
  }

  @Test
  void anUnknownChatIsNotFound() {
    assertRefused(
        Rejection.NotFound.class, () -> read(ANNA, new ChatId("nobody"), new Where.Newest(), 50));
  }

  private void assertPage(Where where, int limit, List<Long> seqs, boolean hasMore) {
    History history = read(BEN, in(club), where, limit);

    assertThat(history.messages())
        .as("%s, at most %d", where, limit)
        .extracting(message -> message.id().seq())
        .isEqualTo(seqs);
    assertThat(history.hasMore()).as("more for %s, at most %d", where, limit).isEqualTo(hasMore);
  }

  private long readMark(User user) {
    return world.store.messages().readMark(club.conversation(), user.id());
  }

  private History read(User reader, ChatId chat, Where where, int limit) {
    return new GetHistory(world.chats, world.store.messages())
        .handle(as(reader), new GetHistory.Command(chat, where, limit));
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
