package chat.parley.websocket.json;

import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final Fields NONE = fields("{}");

  @Test
  void whatIsThereIsRead() {
    Fields fields = fields("{\"s\":\"text\",\"b\":true,\"n\":-7,\"o\":{\"a\":[1]}}");

    assertThat(fields.string("s")).isEqualTo("text");
    assertThat(fields.optionalString("s")).contains("text");
    assertThat(fields.optionalBoolean("b")).contains(true);
    assertThat(fields.integer("n")).isEqualTo(-7);
    assertThat(fields.optionalInteger("n")).contains(-7L);
    assertThat(fields.object("o")).hasToString("{\"a\":[1]}");
  }

  @Test
  void anEmptyStringIsAString() {
    assertThat(fields("{\"s\":\"\"}").string("s")).isEmpty();
  }

  @Test
  void whatMayBeMissingMayBeNullToo() {
    for (Fields fields : new Fields[] {NONE, fields("{\"x\":null}")}) {
      assertThat(fields.optionalString("x")).isEmpty();
      assertThat(fields.optionalBoolean("x")).isEmpty();
      assertThat(fields.optionalInteger("x")).isEmpty();
    }
  }

  @Test
  void whatIsNeededAndMissingOrNullIsRefusedByItsName() {
    for (Fields fields : new Fields[] {NONE, fields("{\"x\":null}")}) {
      assertInvalid("x", () -> fields.string("x"));
      assertInvalid("x", () -> fields.integer("x"));
      assertInvalid("x", () -> fields.object("x"));
    }
  }

  @Test
  void anAliasServesWhereTheNameIsMissing() {
    assertThat(fields("{\"old\":\"b\"}").string("name", "old")).isEqualTo("b");
    assertThat(fields("{\"old\":\"b\",\"name\":\"a\"}").string("name", "old")).isEqualTo("a");
    assertThat(fields("{\"old\":\"b\",\"name\":null}").string("name", "old")).isEqualTo("b");
    assertInvalid("name", () -> NONE.string("name", "old"));
    assertInvalid("old", () -> fields("{\"old\":1}").string("name", "old"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "{}", "[\"text\"]"})
  void whatIsNoStringIsRefused(String value) {
    assertInvalid("x", () -> x(value).string("x"));
    assertInvalid("x", () -> x(value).optionalString("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"true\"", "{}", "[true]"})
  void whatIsNeitherTrueNorFalseIsRefused(String value) {
    assertInvalid("x", () -> x(value).optionalBoolean("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.0", "1e3", "\"1\"", "true", "9223372036854775808", "[1]"})
  void whatIsNoWholeNumberOf64BitsIsRefused(String value) {
    assertInvalid("x", () -> x(value).integer("x"));
    assertInvalid("x", () -> x(value).optionalInteger("x"));
  }

  @Test
  void aWholeNumberMayUseAll64Bits() {
    assertThat(x("9223372036854775807").integer("x")).isEqualTo(Long.MAX_VALUE);
    assertThat(x("-9223372036854775808").integer("x")).isEqualTo(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"{}\"", "[{}]", "false"})
  void whatIsNoObjectIsRefused(String value) {
    assertInvalid("x", () -> x(value).object("x"));
  }

  private static Fields x(String value) {
    return fields("{\"x\":" + value + "}");
  }

  private static Fields fields(String data) {
    return new Fields(Json.of(data));
  }
}
