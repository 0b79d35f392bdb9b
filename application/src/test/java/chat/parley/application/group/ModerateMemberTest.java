package chat.parley.application.group;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.in;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.with;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.application.group.ModerateMember.Action;
import chat.parley.application.voice.JoinVoice;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Role;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModerateMemberTest {
  private final World world = new World();
  private final VoiceRooms rooms = new VoiceRooms(world.told);
  private final Group club = world.add(bookClub(BEN, CLARA));

  @ParameterizedTest
  @CsvSource({
    "OWNER, ADMIN",
    "OWNER, MEMBER",
    "ADMIN, MEMBER",
  })
  void whoeverStandsHigherMay(Role by, Role target) {
    for (Action action : Action.values()) {
      Group group = groupWith(by, target, action.name());

      Group after = moderate(CLARA, group, DAN, action);

      assertThat(world.now(group)).isEqualTo(after);
      assertThat(after.has(DAN.id())).isEqualTo(action != Action.KICK);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, OWNER",
    "ADMIN, OWNER",
    "ADMIN, ADMIN",
    "MEMBER, OWNER",
    "MEMBER, ADMIN",
    "MEMBER, MEMBER",
  })
  void whoeverDoesNotStandHigherMayNot(Role by, Role target) {
    for (Action action : Action.values()) {
      Group group = groupWith(by, target, action.name());

      assertRefused(Rejection.Forbidden.class, () -> moderate(CLARA, group, DAN, action));

      assertThat(world.now(group)).isEqualTo(group);
      assertThat(world.told.events()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyModeratesThemselves(Action action) {
    assertRefused(Rejection.Forbidden.class, () -> moderate(ANNA, club, ANNA, action));
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsNotInTheGroupIsToldSo(Action action) {
    assertRefused(Rejection.NotMember.class, () -> moderate(DAN, club, BEN, action));
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsNotInTheGroupCannotBeModerated(Action action) {
    assertThat(
            assertRefused(Rejection.NotFound.class, () -> moderate(ANNA, club, DAN, action))
                .field())
        .isEqualTo("target_id");
  }

  @Test
  void anUnknownGroupIsNotFound() {
    GroupId unknown = new GroupId("nowhere");

    assertThat(
            assertRefused(
                    Rejection.NotFound.class,
                    () -> handle(ANNA, command(unknown, BEN, Action.KICK, null, null)))
                .field())
        .isEqualTo("group_id");
  }

  @Test
  void theRemovedOneIsToldTooAndLeavesTheVoiceChannel() {
    enterVoice(BEN);
    enterVoice(CLARA);
    world.told.forget();

    Group after = handle(ANNA, command(club.id(), BEN, Action.KICK, null, "spoilers"));

    assertThat(after.has(BEN.id())).isFalse();
    Event kicked = new Event.GroupUpdated(after, "kick", BEN.id(), ANNA.id(), "spoilers");
    assertThat(world.told.heardBy(ANNA.id())).containsExactly(kicked);
    assertThat(world.told.heardBy(BEN.id())).containsExactly(kicked);
    assertThat(world.told.heardBy(CLARA.id()))
        .containsExactly(kicked, new Event.VoiceLeft(club.id(), BEN.id()));
  }

  @Test
  void aMuteLeavesTheVoiceChannelAlone() {
    enterVoice(BEN);
    world.told.forget();

    Group after = moderate(ANNA, club, BEN, Action.MUTE);

    assertThat(world.told.events())
        .containsExactly(new Event.GroupUpdated(after, "mute", BEN.id(), ANNA.id(), null));
  }

  @Test
  void aMuteWithAnEndIsOverThen() {
    Instant until = NOW.plus(Duration.ofMinutes(5));
    handle(ANNA, command(club.id(), BEN, Action.MUTE, until, null));

    assertThat(
            assertRefused(Rejection.Muted.class, () -> world.say(BEN, in(club), "hello")).until())
        .isEqualTo(until);
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(world.say(BEN, in(club), "hello").sender()).isEqualTo(BEN.id());
  }

  @Test
  void aMuteWithoutAnEndStaysUntilItIsLifted() {
    moderate(ANNA, club, BEN, Action.MUTE);
    world.clock.advance(Duration.ofDays(10_000));

    assertThat(
            assertRefused(Rejection.Muted.class, () -> world.say(BEN, in(club), "hello")).until())
        .isEqualTo(Instant.MAX);
    Group after = moderate(ANNA, club, BEN, Action.UNMUTE);
    assertThat(world.say(BEN, in(club), "hello").sender()).isEqualTo(BEN.id());
    assertThat(world.told.heardBy(BEN.id()))
        .contains(new Event.GroupUpdated(after, "unmute", BEN.id(), ANNA.id(), null));
  }

  @Test
  void aMuteThatEndsNowOrBeforeIsRefused() {
    assertInvalid("until", () -> handle(ANNA, command(club.id(), BEN, Action.MUTE, NOW, null)));
    Instant before = NOW.minusSeconds(1);
    assertInvalid("until", () -> handle(ANNA, command(club.id(), BEN, Action.MUTE, before, null)));

    assertThat(world.now(club)).isEqualTo(club);
  }

  @Test
  void aReasonHasAtMost256Characters() {
    String longest = "🐎".repeat(256);

    Rejection.TooLarge refusal =
        assertRefused(
            Rejection.TooLarge.class,
            () -> command(club.id(), BEN, Action.KICK, null, longest + "!"));

    assertThat(refusal.field()).isEqualTo("reason");
    assertThat(refusal.limit()).isEqualTo(256);
    assertThat(handle(ANNA, command(club.id(), BEN, Action.KICK, null, longest)).has(BEN.id()))
        .isFalse();
  }

  /** A group of Anna's in which Clara and Dan have these roles. */
  private Group groupWith(Role clara, Role dan, String name) {
    Group group = with(dan, DAN, with(clara, CLARA, bookClub()));
    return world.add(
        new Group(
            new GroupId(name),
            group.name(),
            new InviteCode((name + "00").substring(0, 6)),
            NOW,
            group.members()));
  }

  private void enterVoice(User user) {
    JoinVoice.Joined joined =
        new JoinVoice(world.store.groups(), rooms, world.clock).handle(as(user), club.id());
    assertThat(joined.participants()).extracting(VoiceParticipant::user).contains(user.id());
  }

  private Group moderate(User by, Group group, User target, Action action) {
    return handle(by, command(group.id(), target, action, null, null));
  }

  private Group handle(User by, ModerateMember.Command command) {
    return new ModerateMember(world.store.groups(), rooms, world.clock).handle(as(by), command);
  }

  private static ModerateMember.Command command(
      GroupId group, User target, Action action, @Nullable Instant until, @Nullable String reason) {
    return new ModerateMember.Command(group, target.id(), action, until, reason);
  }
}
