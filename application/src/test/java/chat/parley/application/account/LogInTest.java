package chat.parley.application.account;

import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
  private static final String PASSWORD = Accounts.PASSWORD;

  private final Accounts accounts = new Accounts();
  private final User anna = accounts.register("Anna").user();
  private int hashesBefore;

  @BeforeEach
  void countFromHere() {
    hashesBefore = accounts.hasher.hashes();
  }

  @Test
  void theHandleInAnyCaseAndThePasswordSignIn() {
    String handle = anna.handle().toString();

    assertThat(accounts.logIn(handle, PASSWORD).user()).isEqualTo(anna);
    assertThat(accounts.logIn(handle.toUpperCase(Locale.ROOT), PASSWORD).user()).isEqualTo(anna);
  }

  @Test
  void everySignInOpensASessionOfItsOwn() {
    Account phone = accounts.logIn("Anna", PASSWORD);
    Account desk = accounts.logIn("Anna", PASSWORD);

    assertThat(phone.session()).isNotEqualTo(desk.session());
    assertThat(accounts.reconnect(phone.token()).session()).isEqualTo(phone.session());
    assertThat(accounts.reconnect(desk.token()).session()).isEqualTo(desk.session());
  }

  @Test
  void aBareNameSignsInWhileOnlyOneUserHasIt() {
    assertThat(accounts.logIn("aNNA", PASSWORD).user()).isEqualTo(anna);

    User other = accounts.register("anna").user();

    assertRefused(Rejection.InvalidCredentials.class, () -> accounts.logIn("Anna", PASSWORD));
    assertThat(accounts.logIn(other.handle().toString(), PASSWORD).user()).isEqualTo(other);
  }

  @Test
  void aSharedNameCostsOneHash() {
    accounts.take("Anna", 1, 2);

    assertRefusedForOneHash("Anna", PASSWORD);
  }

  @Test
  void aWrongPasswordIsRefusedForOneHash() {
    assertRefusedForOneHash(anna.handle().toString(), "wrong horse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ben#0001",
        "Ben",
        "Anna#",
        "Anna#12345",
        "Anna#one1",
        "#0001",
        "",
        "A n n a",
        "#"
      })
  void whatIsNobodysHandleIsRefusedLikeAWrongPasswordForOneHash(String handle) {
    assertRefusedForOneHash(handle, PASSWORD);
  }

  @Test
  void theRightPasswordCostsOneHash() {
    accounts.logIn("Anna", PASSWORD);

    assertThat(accounts.hasher.hashes() - hashesBefore).isEqualTo(1);
  }

  @Test
  void aRefusedSignInOpensNoSession() {
    int before = accounts.store.sessions().of(anna.id()).size();

    assertRefusedForOneHash("Anna", "wrong horse");

    assertThat(accounts.store.sessions().of(anna.id())).hasSize(before);
  }

  @Test
  void theEleventhDeviceEndsTheSessionUnusedForLongest() {
    Account first = accounts.logIn("Anna", PASSWORD);
    accounts.clock.advance(Duration.ofMinutes(1));
    Account second = accounts.logIn("Anna", PASSWORD);
    for (int device = 3; device <= 10; device++) {
      accounts.clock.advance(Duration.ofMinutes(1));
      accounts.logIn("Anna", PASSWORD);
    }
    Account used = accounts.reconnect(first.token());
    accounts.clock.advance(Duration.ofMinutes(1));

    accounts.logIn("Anna", PASSWORD);

    assertThat(accounts.store.sessions().of(anna.id())).hasSize(10);
    assertRefused(Rejection.TokenExpired.class, () -> accounts.reconnect(second.token()));
    assertThat(accounts.reconnect(used.token()).session()).isEqualTo(first.session());
  }

  private void assertRefusedForOneHash(String handle, String password) {
    assertRefused(Rejection.InvalidCredentials.class, () -> accounts.logIn(handle, password));
    assertThat(accounts.hasher.hashes() - hashesBefore).isEqualTo(1);
  }
}
