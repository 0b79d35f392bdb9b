package chat.parley.domain.user;

import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
  /** A letter that takes two chars. */
  private static final String DESERET_LETTER = "\ud801\udc37";

  @ParameterizedTest
  @ValueSource(strings = {"an", "Anna", "anna.b_c-d", "42", "Ölaf", "Жанна", "美咲", "\u0915\u093f"})
  void lettersMarksDigitsAndThreeSignsMakeAName(String text) {
    assertThat(new Username(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "an na",
        "anna#1",
        "anna\n",
        "an/na",
        "<anna>",
        "an\u200bna",
        "an\u202ena",
        "anna\ud83d\ude00",
        "anna\ud83d",
        "anna\u0000"
      })
  void anythingElseIsRefused(String text) {
    assertInvalid("username", () -> new Username(text));
  }

  @Test
  void aNameHas2To32Characters() {
    assertInvalid("username", () -> new Username("a"));
    assertThat(new Username("a".repeat(2)).value()).hasSize(2);
    assertThat(new Username("a".repeat(32)).value()).hasSize(32);
    assertInvalid("username", () -> new Username("a".repeat(33)));
  }

  @Test
  void aCharacterOfTwoCharsCountsOnce() {
    assertInvalid("username", () -> new Username(DESERET_LETTER));
    assertThat(new Username(DESERET_LETTER.repeat(32)).value()).hasSize(64);
    assertInvalid("username", () -> new Username(DESERET_LETTER.repeat(33)));
  }

  @ParameterizedTest
  @CsvSource({
    "\uff21\uff4e\uff4e\uff41, Anna",
    "\ufb01ona, fiona",
    "Jose\u0301, Jos\u00e9",
    "x\u00b2, x2",
  })
  void namesThatLookAlikeAreTheSameName(String typed, String kept) {
    assertThat(new Username(typed)).isEqualTo(new Username(kept)).hasToString(kept);
  }

  @Test
  void theLengthIsThatOfTheNameAsItIsKept() {
    assertThat(new Username("\ufb03")).hasToString("ffi");
    assertInvalid("username", () -> new Username("\ufb03".repeat(11)));
  }

  @ParameterizedTest
  @CsvSource({
    "Anna, aNNA",
    "Ölaf, öLAF",
    "Straße, STRASSE",
    "Σίσυφος, ΣΊΣΥΦΟΣ",
    "Σίσυφοσ, Σίσυφος",
    "\u01f0an, J\u030can",
  })
  void upperAndLowerCaseShareAKey(String one, String other) {
    assertThat(new Username(one).key()).isEqualTo(new Username(other).key());
  }

  @Test
  void differentNamesHaveDifferentKeys() {
    assertThat(new Username("anna").key()).isNotEqualTo(new Username("anne").key());
    assertThat(new Username("anna")).isNotEqualTo(new Username("ANNA"));
  }

  @ParameterizedTest
  @CsvSource({"Anna, AN", "Σισυφος, σΙΣ", "Straße, STRAS", "Jose\u0301, JOS", "anna, ''"})
  void theKeyOfABeginningBeginsTheKey(String name, String beginning) {
    assertThat(new Username(name).key()).startsWith(Username.keyOf(beginning));
  }
}
