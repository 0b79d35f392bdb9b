package chat.parley.domain.user;

import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.ChosenNumber;
import chat.parley.domain.fixture.SeededSecrets;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

  private static BitSet allBut(int... free) {
    BitSet taken = new BitSet();
    taken.set(0, Tag.COUNT);
    IntStream.of(free).forEach(taken::clear);
    return taken;
  }

  @Test
  void aTagIsAlwaysShownWithFourDigits() {
    assertThat(new Tag(0)).hasToString("0000");
    assertThat(new Tag(42)).hasToString("0042");
    assertThat(new Tag(9_999)).hasToString("9999");
    assertThat(Tag.of("0042")).isEqualTo(new Tag(42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "00042", "abcd", "-001", "+001", " 001", "0042\n", "٠٠٤٢"})
  void anythingButFourDigitsIsRefused(String text) {
    assertInvalid("tag", () -> Tag.of(text));
  }

  @Test
  void aNumberOutOfRangeIsRefused() {
    assertInvalid("tag", () -> new Tag(-1));
    assertInvalid("tag", () -> new Tag(10_000));
  }

  @Test
  void eachFreeTagIsChosenByOneOfAsManyNumbers() {
    int[] free = {0, 1, 5_000, 9_998, 9_999};
    List<Tag> chosen =
        IntStream.range(0, free.length)
            .mapToObj(
                number ->
                    Tag.anyBut(allBut(free), new ChosenNumber(number, free.length)).orElseThrow())
            .toList();

    assertThat(chosen.stream().map(Tag::number)).containsExactly(0, 1, 5_000, 9_998, 9_999);
  }

  @Test
  void whereNoneIsTakenAnyTagMayCome() {
    BitSet none = new BitSet();

    assertThat(Tag.anyBut(none, new ChosenNumber(0, Tag.COUNT))).contains(new Tag(0));
    assertThat(Tag.anyBut(none, new ChosenNumber(9_999, Tag.COUNT))).contains(new Tag(9_999));
  }

  @Test
  void whereAllAreTakenNoneComes() {
    assertThat(Tag.anyBut(allBut(), new SeededSecrets())).isEmpty();
  }

  @Test
  void theTagsTakenStayAsTheyWere() {
    BitSet taken = allBut(7);
    assertThat(Tag.anyBut(taken, new SeededSecrets())).contains(new Tag(7));

    assertThat(taken).isEqualTo(allBut(7));
  }
}
