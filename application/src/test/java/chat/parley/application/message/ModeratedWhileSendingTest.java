package chat.parley.application.message;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.Meanwhile;
import chat.parley.application.fixture.World;
import chat.parley.application.group.ModerateMember;
import chat.parley.application.group.ModerateMember.Action;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Nothing is said by somebody once the group has heard that they may not speak. */
class ModeratedWhileSendingTest {
  /** Enough that the threads meet at the wrong moment at least once, where there is one. */
  private static final int RUNS = 30;

  /** Enough that the others have begun when the decision is stored. */
  private static final int SENDS_BEFORE = 10;

  /** Enough that they have not ended. */
  private static final int SENDS = 200;

  private final World world = new World();
  private final Group club = world.add(bookClub(BEN, CLARA));
  private final ModerateMember moderate =
      new ModerateMember(world.store.groups(), new VoiceRooms(world.told), world.clock);

  @RepeatedTest(RUNS)
  void afterAKickNothingMoreIsPosted() {
    assertSilenceAfter(Action.KICK, Rejection.NotMember.class);
  }

  @RepeatedTest(RUNS)
  void afterAMuteNothingMoreIsPosted() {
    assertSilenceAfter(Action.MUTE, Rejection.Muted.class);
  }

  @Test
  void whoeverIsRemovedRightBeforeTheirMessageIsStoredIsRefused() {
    GroupRepository groups = new Meanwhile(world.store.groups(), () -> world.kick(BEN, club));
    SendMessage slow =
        new SendMessage(
            new Chats(world.store.users(), groups),
            world.store.messages(),
            world.clock,
            Limits.DEFAULT);
    SendMessage.Command hello =
        new SendMessage.Command(in(club), new MessageBody("hello"), MessageType.TEXT, null, null);

    assertRefused(Rejection.NotMember.class, () -> slow.handle(as(BEN), hello));

    assertThat(lastSeq()).isZero();
  }

  private void assertSilenceAfter(Action action, Class<? extends Rejection> refusal) {
    List<Integer> sent =
        Contention.atOnce(
            thread -> thread == 0 ? sendAndModerate(action) : sendUntilRefused(refusal));

    List<Event> heard = world.told.heardBy(CLARA.id());
    int posted = sent.stream().mapToInt(Integer::intValue).sum();
    assertThat(heard).hasSize(posted + 1);
    assertThat(heard.getLast()).isInstanceOf(Event.GroupUpdated.class);
    assertThat(postedSeqs(heard))
        .isEqualTo(IntStream.rangeClosed(1, posted).mapToObj(Long::valueOf).toList());
  }

  /** How many messages were posted. */
  private int sendUntilRefused(Class<? extends Rejection> refusal) {
    int sent = 0;
    try {
      while (sent < SENDS) {
        sent += send(1);
      }
    } catch (Rejected refused) {
      assertThat(refused.rejection()).isInstanceOf(refusal);
    }
    return sent;
  }

  private int send(int count) {
    world.sayNumbers(BEN, in(club), count);
    return count;
  }

  private int sendAndModerate(Action action) {
    int sent = send(SENDS_BEFORE);
    moderate.handle(as(ANNA), new ModerateMember.Command(club.id(), BEN.id(), action, null, null));
    return sent;
  }

  private long lastSeq() {
    return world.store.messages().conversation(club.conversation()).lastSeq();
  }

  private static List<Long> postedSeqs(List<Event> events) {
    return events.stream()
        .filter(Event.MessagePosted.class::isInstance)
        .map(event -> ((Event.MessagePosted) event).message().id().seq())
        .toList();
  }
}
