package chat.parley.application.voice;

import static chat.parley.application.fixture.World.as;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.Meanwhile;
import chat.parley.application.fixture.World;
import chat.parley.application.group.ModerateMember;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoiceChannelTest {
  private final World world = new World();
  private final VoiceRooms rooms = new VoiceRooms(world.told);
  private final Group club = world.add(bookClub(BEN, CLARA));

  @Test
  void oneEntersMutedSilentAndWithTheHandDown() {
    assertThat(join(BEN)).containsExactly(entered(BEN));
  }

  @Test
  void whoeverEntersSeesAllInTheOrderTheyCame() {
    join(CLARA);
    join(ANNA);

    assertThat(join(BEN)).containsExactly(entered(CLARA), entered(ANNA), entered(BEN));
  }

  @Test
  void onlyThoseInTheChannelHearWhoEnters() {
    join(ANNA);
    join(BEN);

    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.VoiceJoined(club.id(), entered(BEN)));
    assertThat(world.told.heardBy(BEN.id())).isEmpty();
    assertThat(world.told.heardBy(CLARA.id())).isEmpty();
  }

  @Test
  void enteringAgainBeginsAnew() {
    join(ANNA);
    join(BEN);
    update(ANNA, false, true, true);
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(join(ANNA))
        .containsExactly(
            VoiceParticipant.entering(club.member(ANNA.id()), NOW.plusSeconds(60)), entered(BEN));
  }

  @Test
  void onlyMembersEnter() {
    assertRefused(Rejection.NotMember.class, () -> join(DAN));
    assertThat(join(ANNA)).containsExactly(entered(ANNA));
  }

  @Test
  void anUnknownGroupHasNoChannel() {
    JoinVoice joinVoice = new JoinVoice(world.store.groups(), rooms, world.clock);

    assertThat(
            assertRefused(
                    Rejection.NotFound.class,
                    () -> joinVoice.handle(as(ANNA), new GroupId("nowhere")))
                .field())
        .isEqualTo("group_id");
  }

  @Test
  void thoseWhoStayHearWhoLeaves() {
    join(ANNA);
    join(BEN);
    world.told.forget();

    assertThat(leave(BEN)).isEqualTo(club.id());

    assertThat(world.told.heardBy(ANNA.id()))
        .containsExactly(new Event.VoiceLeft(club.id(), BEN.id()));
    assertThat(world.told.heardBy(BEN.id())).isEmpty();
    assertThat(join(CLARA)).containsExactly(entered(ANNA), entered(CLARA));
  }

  @Test
  void whoeverIsOutLeavesInSilence() {
    join(ANNA);

    assertThat(leave(BEN)).isEqualTo(club.id());

    assertThat(world.told.events())
        .containsExactly(new Event.VoiceJoined(club.id(), entered(ANNA)));
  }

  @Test
  void aChannelThatAllHaveLeftIsEmptyAgain() {
    join(ANNA);
    leave(ANNA);

    assertThat(join(BEN)).containsExactly(entered(BEN));
  }

  @Test
  void allInTheChannelSeeAChangeAndWhatIsNotNamedStays() {
    join(ANNA);
    join(BEN);
    world.told.forget();

    VoiceParticipant speaking = update(BEN, false, true, null);
    VoiceParticipant silent = update(BEN, null, false, true);

    assertThat(speaking).isEqualTo(entered(BEN).with(false, true, false));
    assertThat(silent).isEqualTo(entered(BEN).with(false, false, true));
    for (User user : List.of(ANNA, BEN)) {
      assertThat(world.told.heardBy(user.id()))
          .containsExactly(
              new Event.VoiceStateChanged(club.id(), speaking),
              new Event.VoiceStateChanged(club.id(), silent));
    }
    assertThat(world.told.heardBy(CLARA.id())).isEmpty();
  }

  @Test
  void whoeverIsNotInTheChannelHasNothingToChange() {
    join(ANNA);
    world.told.forget();

    assertRefused(Rejection.NotFound.class, () -> update(BEN, false, null, null));

    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void everyGroupHasAChannelOfItsOwn() {
    Group choir = world.add(groupOf("choir", "654321", DAN));
    join(ANNA);

    assertThat(
            new JoinVoice(world.store.groups(), rooms, world.clock)
                .handle(as(DAN), choir.id())
                .participants())
        .extracting(VoiceParticipant::user)
        .containsExactly(DAN.id());
  }

  @Test
  void whoeverIsRemovedWhileEnteringIsOut() throws InterruptedException {
    ModerateMember moderate = new ModerateMember(world.store.groups(), rooms, world.clock);
    ModerateMember.Command kick =
        new ModerateMember.Command(club.id(), BEN.id(), ModerateMember.Action.KICK, null, null);
    Meanwhile groups = new Meanwhile(world.store.groups(), () -> moderate.handle(as(ANNA), kick));

    new JoinVoice(groups, rooms, world.clock).handle(as(BEN), club.id());

    groups.awaitEnd();
    assertThat(world.now(club).has(BEN.id())).isFalse();
    assertThat(join(ANNA)).containsExactly(entered(ANNA));
  }

  private VoiceParticipant entered(User user) {
    return VoiceParticipant.entering(club.member(user.id()), NOW);
  }

  private List<VoiceParticipant> join(User user) {
    JoinVoice.Joined joined =
        new JoinVoice(world.store.groups(), rooms, world.clock).handle(as(user), club.id());
    assertThat(joined.group()).isEqualTo(club.id());
    return joined.participants();
  }

  private GroupId leave(User user) {
    return new LeaveVoice(rooms).handle(as(user), club.id());
  }

  private VoiceParticipant update(
      User user, @Nullable Boolean muted, @Nullable Boolean speaking, @Nullable Boolean hand) {
    return new UpdateVoiceState(rooms)
        .handle(as(user), new UpdateVoiceState.Command(club.id(), muted, speaking, hand));
  }
}
