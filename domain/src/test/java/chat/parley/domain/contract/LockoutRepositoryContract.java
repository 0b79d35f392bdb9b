package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.lockout.LockoutRepository;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@link LockoutRepository} promises. */
public interface LockoutRepositoryContract extends StoreContract {
  String KEY = "login:account:anna#0001";

  private LockoutRepository lockouts() {
    return store().lockouts();
  }

  @Test
  default void aLockoutIsFoundByItsKeyAndNoOther() {
    Lockout lockout = new Lockout(KEY, 1, NOW.plusSeconds(900));
    lockouts().put(lockout);

    assertThat(lockouts().find(KEY)).contains(lockout);
    assertThat(lockouts().find("login:account:ben#0002")).isEmpty();
  }

  @Test
  default void aLaterLockoutTakesThePlaceOfTheOneBefore() {
    lockouts().put(new Lockout(KEY, 1, NOW.plusSeconds(900)));
    Lockout second = new Lockout(KEY, 2, NOW.plusSeconds(1800));
    lockouts().put(second);

    assertThat(lockouts().find(KEY)).contains(second);
  }

  @Test
  default void aLockoutIsRememberedForADayAfterItsEndAndThenForgotten() {
    Lockout lockout = new Lockout(KEY, 1, NOW);
    lockouts().put(lockout);
    lockouts().put(new Lockout("another", 1, NOW.plusSeconds(1)));

    assertThat(lockouts().removeForgotten(NOW.plus(Duration.ofDays(1)).minusMillis(1))).isZero();
    assertThat(lockouts().find(KEY)).contains(lockout);
    assertThat(lockouts().removeForgotten(NOW.plus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(lockouts().find(KEY)).isEmpty();
    assertThat(lockouts().find("another")).isPresent();
  }
}
