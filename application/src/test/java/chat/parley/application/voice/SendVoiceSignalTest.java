package chat.parley.application.voice;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.Done;
import chat.parley.application.contact.Contacts;
import chat.parley.application.fixture.World;
import chat.parley.application.voice.SendVoiceSignal.Command;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.VoiceSignal;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendVoiceSignalTest {
  private static final VoiceSignal OFFER =
      new VoiceSignal(VoiceSignal.Kind.OFFER, "{\"sdp\":\"v=0\"}");

  private final World world = new World();
  private final VoiceRooms rooms = new VoiceRooms(world.told);
  private final SendVoiceSignal sendVoiceSignal =
      new SendVoiceSignal(
          rooms,
          new Contacts(world.store.groups(), world.store.messages()),
          world.presence,
          world.told);

  @BeforeEach
  void allAreHere() {
    world.presence.comes(ANNA);
    world.presence.comes(BEN);
    world.presence.comes(CLARA);
  }

  @Test
  void aSignalReachesSomebodyOfTheSameGroup() {
    world.add(bookClub(BEN, CLARA));

    signal(BEN, CLARA);

    assertThat(world.told.heardBy(CLARA.id()))
        .containsExactly(new Event.VoiceSignalled(null, BEN.id(), OFFER));
    assertThat(world.told.events()).hasSize(1);
  }

  @Test
  void aSignalReachesSomebodyWhoOnceWroteBack() {
    world.say(ANNA, with(BEN), "may I call?");
    world.say(BEN, with(ANNA), "yes");
    world.told.forget();

    signal(ANNA, BEN);
    signal(BEN, ANNA);

    assertThat(world.told.heardBy(BEN.id()))
        .containsExactly(new Event.VoiceSignalled(null, ANNA.id(), OFFER));
    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.VoiceSignalled(null, BEN.id(), OFFER));
  }

  @Test
  void whoeverWroteWithoutAnAnswerDoesNotRing() {
    world.say(ANNA, with(BEN), "hello?");
    world.told.forget();

    assertRefused(Rejection.Forbidden.class, () -> signal(ANNA, BEN));
    assertRefused(Rejection.Forbidden.class, () -> signal(BEN, ANNA));

    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void strangersDoNotRingAndDoNotLearnWhoIsHere() {
    world.presence.goes(BEN);

    assertRefused(Rejection.Forbidden.class, () -> signal(ANNA, BEN));
    assertRefused(Rejection.Forbidden.class, () -> signal(ANNA, CLARA));
  }

  @Test
  void nobodyRingsThemselves() {
    assertInvalid("target_id", () -> signal(ANNA, ANNA));
  }

  @Test
  void aSignalToSomebodyWhoIsNotHereIsRefused() {
    world.add(bookClub(BEN));
    world.presence.goes(BEN);

    assertRefused(Rejection.TargetOffline.class, () -> signal(ANNA, BEN));

    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void aSignalToAGroupReachesTheOthersInItsChannel() {
    Group club = world.add(bookClub(BEN, CLARA, DAN));
    join(club, ANNA);
    join(club, BEN);
    join(club, CLARA);
    world.told.forget();

    Done done = sendVoiceSignal.handle(as(ANNA), new Command.ToGroup(club.id(), OFFER));

    assertThat(done).isEqualTo(Done.DONE);
    Event signalled = new Event.VoiceSignalled(club.id(), ANNA.id(), OFFER);
    assertThat(world.told.heardBy(BEN.id())).containsExactly(signalled);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(signalled);
    assertThat(world.told.heardBy(ANNA.id())).isEmpty();
    assertThat(world.told.heardBy(DAN.id())).isEmpty();
  }

  @Test
  void aSignalToAGroupWhoseChannelOneIsNotInIsRefused() {
    Group club = world.add(bookClub(BEN));
    join(club, BEN);
    world.told.forget();

    assertThat(
            assertRefused(
                    Rejection.NotFound.class,
                    () -> sendVoiceSignal.handle(as(ANNA), new Command.ToGroup(club.id(), OFFER)))
                .field())
        .isEqualTo("group_id");

    assertThat(world.told.events()).isEmpty();
  }

  private void signal(User from, User target) {
    Done done = sendVoiceSignal.handle(as(from), new Command.ToUser(target.id(), OFFER));
    assertThat(done).isEqualTo(Done.DONE);
  }

  private void join(Group group, User user) {
    assertThat(
            new JoinVoice(world.store.groups(), rooms, world.clock)
                .handle(as(user), group.id())
                .participants())
        .isNotEmpty();
  }
}
