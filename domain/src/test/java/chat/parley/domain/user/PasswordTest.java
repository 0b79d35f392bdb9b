package chat.parley.domain.user;

import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Fixtures;
import org.junit.jupiter.api.Test;

class PasswordTest {

  @Test
  void aPasswordIsKeptAsItWasTyped() {
    assertThat(new Password(" p\u00e4ss \u202e ").value()).isEqualTo(" p\u00e4ss \u202e ");
  }

  @Test
  void aPasswordIsNeeded() {
    assertInvalid("password", () -> new Password(""));
  }

  @Test
  void aPasswordHasAtMost72BytesAndIsNeverCut() {
    assertThat(new Password("x".repeat(72)).value()).hasSize(72);
    assertInvalid("password", () -> new Password("x".repeat(73)));
  }

  @Test
  void itsBytesAreThoseOfUtf8() {
    assertThat(new Password("ä".repeat(36)).value()).hasSize(36);
    assertInvalid("password", () -> new Password("ä".repeat(36) + "x"));
    assertThat(new Password("\ud83d\ude00".repeat(18)).value()).hasSize(36);
    assertInvalid("password", () -> new Password("\ud83d\ude00".repeat(18) + "x"));
  }

  @Test
  void aPasswordThatIsChosenTodayNeedsEnoughCharacters() {
    Password password = new Password("12345678");

    assertThat(password.atLeast(8)).isSameAs(password);
    assertInvalid("password", () -> password.atLeast(9));
  }

  @Test
  void aCharacterOfTwoCharsCountsOnce() {
    Password fourSmileys = new Password("\ud83d\ude00".repeat(4));

    assertThat(fourSmileys.atLeast(4)).isSameAs(fourSmileys);
    assertInvalid("password", () -> fourSmileys.atLeast(5));
  }

  @Test
  void neitherAPasswordNorItsHashShowsInLogs() {
    assertThat(new Password("swordfish")).asString().doesNotContain("swordfish");
    assertThat(new PasswordHash("$2a$12$abc")).asString().doesNotContain("abc");
    assertThat(Fixtures.ANNA).asString().doesNotContain(Fixtures.ANNA.password().value());
  }
}
