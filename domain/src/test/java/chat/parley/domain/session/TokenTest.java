package chat.parley.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.SeededSecrets;
import org.junit.jupiter.api.Test;

class TokenTest {

  @Test
  void aTokenIs256RandomBitsInBase64Url() {
    SeededSecrets secrets = new SeededSecrets();

    assertThat(Token.from(secrets).value()).matches("[A-Za-z0-9_-]{43}");
    assertThat(Token.from(secrets)).isNotEqualTo(Token.from(secrets));
  }

  @Test
  void itsHashIsItsSha256() {
    // The example "abc" of FIPS 180-4.
    assertThat(new Token("abc").hash().value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aTokenShowsInNoLog() {
    assertThat(new Token("swordfish")).asString().doesNotContain("swordfish");
  }
}
