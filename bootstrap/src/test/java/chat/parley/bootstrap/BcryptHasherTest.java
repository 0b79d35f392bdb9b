package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.user.Password;
import chat.parley.domain.user.PasswordHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords hashed by bcrypt. */
class BcryptHasherTest {
  /** From the test vectors of crypt_blowfish, by Solar Designer. */
  private static final String HASH_OF_U_STAR_U =
      "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

  private final BcryptHasher hasher = new BcryptHasher(4);

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void aPasswordMatchesItsHashAndNoOtherDoes() {
    PasswordHash hash = hasher.hash(new Password("pässword ☃"));

    assertThat(hash.value()).startsWith("$2a$04$");
    assertThat(hasher.matches(new Password("pässword ☃"), hash)).isTrue();
    assertThat(hasher.matches(new Password("password ☃"), hash)).isFalse();
  }

  @Test
  void aPasswordHashedTwiceHasTwoHashes() {
    assertThat(hasher.hash(new Password("password")))
        .isNotEqualTo(hasher.hash(new Password("password")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void hashesOfOtherToolsVerify(String notation) {
    PasswordHash hash = new PasswordHash(notation + HASH_OF_U_STAR_U);

    assertThat(hasher.matches(new Password("U*U"), hash)).isTrue();
    assertThat(hasher.matches(new Password("U*V"), hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "$1$abc", "$2b$05$short", "$2x$" + HASH_OF_U_STAR_U})
  void whatIsNoBcryptHashMatchesNothing(String hash) {
    assertThat(hasher.matches(new Password("U*U"), new PasswordHash(hash))).isFalse();
  }

  @Test
  void theDecoyMatchesNoPassword() {
    assertThat(hasher.decoy().value()).startsWith("$2a$04$");
    assertThat(hasher.matches(new Password("decoy"), hasher.decoy())).isFalse();
  }
}
