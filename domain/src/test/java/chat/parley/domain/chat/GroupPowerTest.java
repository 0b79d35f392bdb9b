package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.user;
import static chat.parley.domain.fixture.Fixtures.with;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may kick, mute and unmute whom, and who hears of it. */
class GroupPowerTest {
  private static final User ELLA = user("Ella", 5);
  private static final Instant UNTIL = NOW.plusSeconds(600);

  /** Anna owns it, Ben and Clara are admins, Dan and Ella members. */
  private static final Group CLUB =
      with(Role.ADMIN, CLARA, with(Role.ADMIN, BEN, bookClub(BEN, CLARA, DAN, ELLA)));

  private enum Power {
    KICK,
    MUTE,
    UNMUTE;

    Change<Group> over(UserId target, UserId by, Group group) {
      return switch (this) {
        case KICK -> group.kick(by, target, "spam");
        case MUTE -> group.mute(by, target, UNTIL, "spam");
        case UNMUTE -> group.unmute(by, target, "spam");
      };
    }
  }

  private static void assertForbidden(Power power, User by, User target) {
    assertRefused(Rejection.Forbidden.class, () -> power.over(target.id(), by.id(), CLUB));
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void theOwnerHasPowerOverAdminsAndMembers(Power power) {
    assertThat(power.over(BEN.id(), ANNA.id(), CLUB).notices()).hasSize(1);
    assertThat(power.over(DAN.id(), ANNA.id(), CLUB).notices()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void anAdminHasPowerOverMembersOnly(Power power) {
    assertThat(power.over(DAN.id(), BEN.id(), CLUB).notices()).hasSize(1);
    assertForbidden(power, BEN, CLARA);
    assertForbidden(power, BEN, ANNA);
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void aMemberHasPowerOverNobody(Power power) {
    assertForbidden(power, DAN, ANNA);
    assertForbidden(power, DAN, BEN);
    assertForbidden(power, DAN, ELLA);
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void nobodyHasPowerOverHimselfSoTheGroupKeepsItsOwner(Power power) {
    assertForbidden(power, ANNA, ANNA);
    assertForbidden(power, BEN, BEN);
    assertForbidden(power, DAN, DAN);
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void aStrangerHasNoPowerAndIsUnderNone(Power power) {
    UserId stranger = user("Zoe", 9).id();

    assertRefused(Rejection.NotMember.class, () -> power.over(DAN.id(), stranger, CLUB));
    Rejection.NotFound notFound =
        assertRefused(Rejection.NotFound.class, () -> power.over(stranger, ANNA.id(), CLUB));
    assertThat(notFound.field()).isEqualTo("target_id");
    assertForbidden(power, DAN, user("Zoe", 9));
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void allMembersAndTheTargetAreToldWithTheGroupAsItIsAfterwards(Power power) {
    Change<Group> change = power.over(DAN.id(), BEN.id(), CLUB);
    String action = power.name().toLowerCase(Locale.ROOT);

    assertThat(change.notices()).hasSize(1);
    Notice notice = change.notices().getFirst();
    assertThat(notice.to()).isEqualTo(CLUB.members().keySet()).contains(DAN.id());
    assertThat(notice.butNot()).isNull();
    assertThat(notice.event())
        .isEqualTo(new Event.GroupUpdated(change.next(), action, DAN.id(), BEN.id(), "spam"));
  }

  @Test
  void whoIsKickedIsNoMemberAndTheOthersStayInOrder() {
    Group left = CLUB.kick(ANNA.id(), BEN.id(), null).next();

    assertThat(left.members().keySet()).containsExactly(ANNA.id(), CLARA.id(), DAN.id(), ELLA.id());
    assertRefused(Rejection.NotMember.class, () -> left.checkMayWrite(BEN.id(), NOW));
  }

  @Test
  void whoIsMutedMayNotWriteUntilItEnds() {
    Group muted = CLUB.mute(ANNA.id(), DAN.id(), UNTIL, null).next();

    Rejection.Muted refusal =
        assertRefused(Rejection.Muted.class, () -> muted.checkMayWrite(DAN.id(), NOW));
    assertThat(refusal.until()).isEqualTo(UNTIL);
    assertThat(muted.member(DAN.id()).muted(UNTIL.minusNanos(1))).isTrue();
    assertThat(muted.member(DAN.id()).muted(UNTIL)).isFalse();
    muted.checkMayWrite(DAN.id(), UNTIL);
    muted.checkMayWrite(ELLA.id(), NOW);
  }

  @Test
  void aMuteWithoutAnEndHasNone() {
    Group muted = CLUB.mute(ANNA.id(), DAN.id(), Instant.MAX, null).next();

    assertRefused(
        Rejection.Muted.class,
        () -> muted.checkMayWrite(DAN.id(), Instant.parse("9999-12-31T23:59:59Z")));
  }

  @Test
  void whoIsUnmutedMayWriteAgain() {
    Group muted = CLUB.mute(ANNA.id(), DAN.id(), Instant.MAX, null).next();
    Group unmuted = muted.unmute(BEN.id(), DAN.id(), null).next();

    assertThat(unmuted).isEqualTo(CLUB);
    unmuted.checkMayWrite(DAN.id(), NOW);
  }
}
