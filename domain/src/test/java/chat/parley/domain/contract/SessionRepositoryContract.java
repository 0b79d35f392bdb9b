package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Contention;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.session.Token;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link SessionRepository} promises. */
public interface SessionRepositoryContract extends StoreContract {
  int MOST = 3;

  private SessionRepository sessions() {
    return store().sessions();
  }

  private static TokenHash token(String name) {
    return new Token(name).hash();
  }

  private static Session session(String name, User user, Instant since) {
    return Session.open(new SessionId(name), user.id(), token(name), since);
  }

  /** The session called {@code name}, opened by the token of the same name. */
  private Session opened(String name, User user, Instant since) {
    Session session = session(name, user, since);
    sessions().add(session, MOST);
    return session;
  }

  private boolean opens(String name) {
    // Giving it the token that it was opened with changes nothing that these tests look at.
    return sessions().refresh(token(name), token(name), NOW).isPresent();
  }

  @Test
  default void aTokenOpensItsSessionAndGivesItAFreshOneAndAFullLife() {
    Session session = opened("phone", ANNA, NOW);
    Instant later = NOW.plusSeconds(60);

    assertThat(sessions().refresh(token("phone"), token("fresh"), later))
        .contains(session.refreshed(token("phone"), token("fresh"), later));
    assertThat(sessions().of(ANNA.id()))
        .containsExactly(session.refreshed(token("phone"), token("fresh"), later));
  }

  @Test
  default void anUnknownTokenOpensNothing() {
    Session session = opened("phone", ANNA, NOW);

    assertThat(sessions().refresh(token("guess"), token("fresh"), NOW)).isEmpty();
    assertThat(sessions().of(ANNA.id())).containsExactly(session);
  }

  @Test
  default void theFreshTokenOpensTheSession() {
    Session session = opened("phone", ANNA, NOW);
    sessions().refresh(token("phone"), token("second"), NOW);

    assertThat(sessions().refresh(token("second"), token("third"), NOW))
        .map(Session::id)
        .contains(session.id());
  }

  @Test
  default void theTokenBeforeTheLastStillOpensTheSessionForWhoLostTheReply() {
    Session session = opened("phone", ANNA, NOW);
    sessions().refresh(token("phone"), token("lost"), NOW);

    assertThat(sessions().refresh(token("phone"), token("third"), NOW))
        .map(Session::id)
        .contains(session.id());
    assertThat(sessions().refresh(token("lost"), token("fourth"), NOW)).isEmpty();
    assertThat(sessions().refresh(token("third"), token("fourth"), NOW)).isPresent();
  }

  @Test
  default void aTokenOlderThanThePreviousOneIsDead() {
    opened("phone", ANNA, NOW);
    sessions().refresh(token("phone"), token("second"), NOW);
    sessions().refresh(token("second"), token("third"), NOW);

    assertThat(sessions().refresh(token("phone"), token("fourth"), NOW)).isEmpty();
    assertThat(sessions().of(ANNA.id())).hasSize(1);
  }

  @Test
  default void anExpiredSessionIsNotOpenedByAnyOfItsTokens() {
    opened("phone", ANNA, NOW);
    Instant end = NOW.plus(Session.LIFETIME);
    sessions().refresh(token("phone"), token("second"), NOW);

    assertThat(sessions().refresh(token("second"), token("fresh"), end)).isEmpty();
    assertThat(sessions().refresh(token("phone"), token("fresh"), end)).isEmpty();
    assertThat(sessions().refresh(token("second"), token("fresh"), end.minusMillis(1))).isPresent();
  }

  @Test
  default void theSessionsOfAUserComeInTheOrderInWhichTheyExpire() {
    Session second = opened("second", ANNA, NOW.plusSeconds(2));
    Session third = opened("third", ANNA, NOW.plusSeconds(3));
    Session first = opened("first", ANNA, NOW.plusSeconds(1));
    opened("other", BEN, NOW);

    assertThat(sessions().of(ANNA.id())).containsExactly(first, second, third);
  }

  @Test
  default void aRefreshedSessionExpiresLast() {
    opened("first", ANNA, NOW);
    Session second = opened("second", ANNA, NOW.plusSeconds(1));
    Session first =
        sessions().refresh(token("first"), token("fresh"), NOW.plusSeconds(2)).orElseThrow();

    assertThat(sessions().of(ANNA.id())).containsExactly(second, first);
  }

  @Test
  default void oneSessionTooManyEndsTheOneThatExpiresFirst() {
    opened("second", ANNA, NOW.plusSeconds(2));
    opened("first", ANNA, NOW.plusSeconds(1));
    opened("third", ANNA, NOW.plusSeconds(3));
    Session others = opened("other", BEN, NOW);
    opened("fourth", ANNA, NOW.plusSeconds(4));

    assertThat(sessions().of(ANNA.id()).stream().map(session -> session.id().value()))
        .containsExactly("second", "third", "fourth");
    assertThat(opens("first")).isFalse();
    assertThat(opens("second")).isTrue();
    assertThat(sessions().of(BEN.id())).containsExactly(others);
  }

  @Test
  default void aSmallerLimitEndsAllThatAreTooMany() {
    opened("first", ANNA, NOW.plusSeconds(1));
    opened("second", ANNA, NOW.plusSeconds(2));
    opened("third", ANNA, NOW.plusSeconds(3));
    Session last = session("last", ANNA, NOW.plusSeconds(4));
    sessions().add(last, 1);

    assertThat(sessions().of(ANNA.id())).containsExactly(last);
  }

  @Test
  default void aNewSessionIsNotTheOneThatEndsWhereAllExpireTogether() {
    opened("a", ANNA, NOW);
    opened("z", ANNA, NOW);
    opened("k", ANNA, NOW);
    opened("b", ANNA, NOW);

    assertThat(sessions().of(ANNA.id())).hasSize(MOST);
    assertThat(opens("b")).isTrue();
  }

  @Test
  default void whatHasExpiredIsForgottenAndCounted() {
    opened("first", ANNA, NOW);
    opened("second", BEN, NOW);
    Session alive = opened("third", ANNA, NOW.plusSeconds(1));

    assertThat(sessions().removeExpired(NOW.plus(Session.LIFETIME))).isEqualTo(2);
    assertThat(sessions().of(ANNA.id())).containsExactly(alive);
    assertThat(sessions().of(BEN.id())).isEmpty();
    assertThat(opens("first")).isFalse();
    assertThat(sessions().removeExpired(NOW.plus(Session.LIFETIME))).isZero();
  }

  @Test
  default void manySessionsAddedAtOnceStayWithinTheLimitAndAllThatStayCanBeOpened() {
    Contention.atOnce(
        n -> {
          for (int device = 0; device < 50; device++) {
            opened(n + "-" + device, ANNA, NOW);
            assertThat(sessions().of(ANNA.id())).hasSizeBetween(1, MOST);
          }
          return n;
        });

    List<Session> left = sessions().of(ANNA.id());
    assertThat(left).hasSize(MOST);
    assertThat(left).allMatch(session -> opens(session.id().value()));
  }

  @Test
  default void aTokenShownManyTimesAtOnceOpensOneSessionAndEndsNone() {
    Session session = opened("phone", ANNA, NOW);

    Contention.atOnce(
        n -> {
          for (int time = 0; time < 50; time++) {
            assertThat(sessions().refresh(token("phone"), token(n + "-" + time), NOW))
                .map(Session::id)
                .contains(session.id());
          }
          return n;
        });

    assertThat(sessions().of(ANNA.id())).hasSize(1);
    assertThat(opens("phone")).isTrue();
  }
}
