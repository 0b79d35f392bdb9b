package chat.parley.domain.session;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final TokenHash FIRST = new TokenHash("first");
  private static final TokenHash SECOND = new TokenHash("second");
  private static final TokenHash THIRD = new TokenHash("third");

  private final Session session = Session.open(new SessionId("phone"), ANNA.id(), FIRST, NOW);

  @Test
  void aSessionLivesForThirtyDays() {
    assertThat(session.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(session.expired(session.expiresAt().minusNanos(1))).isFalse();
    assertThat(session.expired(session.expiresAt())).isTrue();
  }

  @Test
  void aRefreshedSessionKeepsTheTokenThatWasShown() {
    Instant later = NOW.plusSeconds(60);
    Session refreshed = session.refreshed(FIRST, SECOND, later);

    assertThat(refreshed)
        .isEqualTo(
            new Session(session.id(), ANNA.id(), SECOND, FIRST, later.plus(Session.LIFETIME)));
  }

  @Test
  void aTokenShownAgainReplacesTheOneThatWasLost() {
    Session again = session.refreshed(FIRST, SECOND, NOW).refreshed(FIRST, THIRD, NOW);

    assertThat(again.token()).isEqualTo(THIRD);
    assertThat(again.previous()).isEqualTo(FIRST);
  }
}
