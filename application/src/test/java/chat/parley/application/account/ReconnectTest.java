package chat.parley.application.account;

import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.Token;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconnectTest {
  private static final Duration LAST_MOMENT = Session.LIFETIME.minusMillis(1);

  private final Accounts accounts = new Accounts();
  private final Account anna = accounts.register("Anna");

  @Test
  void aTokenSignsInToItsSessionAndIsReplacedByAFreshOne() {
    Account back = accounts.reconnect(anna.token());

    assertThat(back.user()).isEqualTo(anna.user());
    assertThat(back.session()).isEqualTo(anna.session());
    assertThat(back.token()).isNotEqualTo(anna.token());
    assertThat(accounts.reconnect(back.token()).session()).isEqualTo(anna.session());
  }

  @Test
  void theTokenShownStaysGoodForAClientThatLostTheAnswer() {
    accounts.reconnect(anna.token());

    assertThat(accounts.reconnect(anna.token()).session()).isEqualTo(anna.session());
  }

  @Test
  void theTokenShownDiesOnceTheFreshOneIsUsed() {
    Account back = accounts.reconnect(anna.token());
    accounts.reconnect(back.token());

    assertRefused(Rejection.TokenExpired.class, () -> accounts.reconnect(anna.token()));
  }

  @Test
  void anUnknownTokenIsRefused() {
    assertRefused(Rejection.TokenExpired.class, () -> accounts.reconnect(new Token("made up")));
    assertRefused(
        Rejection.TokenExpired.class,
        () -> accounts.reconnect(new Token(anna.user().id().value())));
  }

  @Test
  void aSessionUnusedForItsWholeLifeIsOver() {
    accounts.clock.advance(Session.LIFETIME);

    assertRefused(Rejection.TokenExpired.class, () -> accounts.reconnect(anna.token()));
  }

  @Test
  void everyUseGivesASessionItsFullLifeAgain() {
    accounts.clock.advance(LAST_MOMENT);
    Account back = accounts.reconnect(anna.token());
    accounts.clock.advance(LAST_MOMENT);

    assertThat(accounts.reconnect(back.token()).session()).isEqualTo(anna.session());
  }

  @Test
  void comingBackCostsNoHash() {
    int before = accounts.hasher.hashes();

    accounts.reconnect(anna.token());

    assertThat(accounts.hasher.hashes()).isEqualTo(before);
  }
}
