package chat.parley.websocket.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {

  @Test
  void aRequestIsReadWithItsTypeIdAndData() throws BadFrame {
    Request request =
        FrameCodec.read("{\"type\":\"message\",\"id\":\"7\",\"data\":{\"to\":\"anna\"}}");

    assertThat(request.type()).isEqualTo("message");
    assertThat(request.id()).isEqualTo("7");
    assertThat(request.fields().string("to")).isEqualTo("anna");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"id\":null,\"data\":null}",
        " {\"data\":{},\"type\":\"ping\",\"v\":[1,{\"a\":2}]} "
      })
  void idAndDataMayBeLeftOutAndUnknownFieldsAreIgnored(String frame) throws BadFrame {
    Request request = FrameCodec.read(frame);

    assertThat(request.type()).isEqualTo("ping");
    assertThat(request.id()).isNull();
    assertThat(request.fields().data()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "hello",
        "{\"type\":\"ping\"",
        "{\"type\":\"ping\",}",
        "{'type':'ping'}",
        "{\"type\":\"ping\"} {}",
        "{\"type\":\"ping\"}]",
        "{\"type\":\"ping\",\"type\":\"login\"}",
        "{\"type\":\"ping\",\"data\":{\"to\":\"anna\",\"to\":\"ben\"}}",
        "{\"type\":\"ping\",\"n\":NaN}"
      })
  void whatIsNoJsonTextIsBadJson(String frame) {
    assertRefused(frame, ErrorCode.BAD_JSON, "system");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "1", "\"ping\"", "[]", "[{\"type\":\"ping\"}]", "true"})
  void aFrameThatIsNoObjectIsABadRequest(String frame) {
    assertRefused(frame, ErrorCode.BAD_REQUEST, "system");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":null}",
        "{\"type\":7}",
        "{\"type\":\"\"}",
        "{\"type\":[\"ping\"]}",
        "{\"type\":{\"a\":1},\"id\":\"7\"}"
      })
  void aRequestNeedsAType(String frame) {
    assertRefused(frame, ErrorCode.BAD_REQUEST, "system");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"to\"", "false"})
  void dataIsAnObjectOrNotThere(String data) {
    JsonNode refusal =
        assertRefused(
            "{\"type\":\"ping\",\"id\":\"7\",\"data\":" + data + "}",
            ErrorCode.BAD_REQUEST,
            "ping");

    assertThat(refusal.path("id").textValue()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "\"\"", "{}", "[\"7\"]"})
  void anIdIsAStringThatIsNotEmpty(String id) {
    JsonNode refusal =
        assertRefused("{\"type\":\"ping\",\"id\":" + id + "}", ErrorCode.BAD_REQUEST, "ping");

    assertThat(refusal.has("id")).isFalse();
  }

  @Test
  void anIdHasAtMost64Characters() throws BadFrame {
    String longest = "x".repeat(64);

    assertThat(FrameCodec.read("{\"type\":\"ping\",\"id\":\"" + longest + "\"}").id())
        .isEqualTo(longest);
    assertRefused("{\"type\":\"ping\",\"id\":\"" + longest + "x\"}", ErrorCode.BAD_REQUEST, "ping");
  }

  @Test
  void jsonIsNestedAtMost16Deep() throws BadFrame {
    assertThat(FrameCodec.read(nested(16)).type()).isEqualTo("ping");
    assertRefused(nested(17), ErrorCode.BAD_JSON, "system");
    assertRefused("[".repeat(60_000), ErrorCode.BAD_JSON, "system");
  }

  @Test
  void aNumberHasAtMost1000Digits() throws BadFrame {
    assertThat(FrameCodec.read("{\"type\":\"ping\",\"n\":" + "9".repeat(1000) + "}").type())
        .isEqualTo("ping");
    assertRefused(
        "{\"type\":\"ping\",\"n\":" + "9".repeat(1001) + "}", ErrorCode.BAD_JSON, "system");
  }

  @Test
  void aNameHasAtMost50000Characters() throws BadFrame {
    String longest = "x".repeat(50_000);

    assertThat(FrameCodec.read("{\"type\":\"ping\",\"" + longest + "\":1}").type())
        .isEqualTo("ping");
    assertRefused("{\"type\":\"ping\",\"" + longest + "x\":1}", ErrorCode.BAD_JSON, "system");
  }

  @Test
  void namesOfOneHashAreNamesLikeOthersAndHarmNoLaterFrame() throws BadFrame {
    assertThat(FrameCodec.read(objectOf(namesOfOneHash())).type()).isEqualTo("ping");
    for (String frame : framesOfManyNames()) {
      assertThat(FrameCodec.read(frame).type()).isEqualTo("ping");
    }
  }

  @Test
  @SuppressWarnings("serial")
  void aParserThatFailsRefusesTheFrame() {
    ObjectMapper failing =
        new ObjectMapper() {
          @Override
          public JsonNode readTree(String content) {
            throw new IllegalStateException(content);
          }
        };

    assertThat(catchThrowable(() -> FrameCodec.parse(failing, "{}"))).isInstanceOf(BadFrame.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ping\",\"id\":\"\\ud83d\"}",
        "{\"type\":\"\\ude00\"}",
        "{\"type\":\"ping\",\"data\":{\"content\":\"a\\ud83d.\"}}",
        "{\"type\":\"ping\",\"data\":{\"payload\":{\"\\ude00\\ud83d\":1}}}"
      })
  void halfOfASurrogatePairIsRefusedAsNothingCouldSendItOn(String frame) {
    assertRefused(frame, ErrorCode.BAD_JSON, "system");
  }

  @Test
  void aWholeSurrogatePairIsACharacterLikeAnyOther() throws BadFrame {
    Request request =
        FrameCodec.read("{\"type\":\"ping\",\"data\":{\"a\":\"\\ud83d\\ude00\\u00e9\\\\ud83d\"}}");

    assertThat(request.fields().string("a")).isEqualTo("\uD83D\uDE00é\\ud83d");
  }

  @Test
  void aRefusalDoesNotRepeatWhatWasSent() {
    BadFrame bad = badFrame("{\"password\":\"hunter2hunter2\" oops}");

    assertThat(Json.of(bad.refusal()).toString()).doesNotContain("hunter2");
    assertThat(bad).hasMessageNotContaining("hunter2").hasNoCause();
  }

  /** An object in an object and so on, {@code depth} in all. */
  private static String nested(int depth) {
    return "{\"type\":\"ping\",\"data\":"
        + "{\"a\":".repeat(depth - 2)
        + "{}"
        + "}".repeat(depth - 2)
        + "}";
  }

  private static String objectOf(Stream<String> names) {
    return names.collect(Collectors.joining("\":1,\"", "{\"type\":\"ping\",\"", "\":1}"));
  }

  /** 1,024 of them. */
  private static Stream<String> namesOfOneHash() {
    Stream<String> names = Stream.of("");
    for (int pair = 0; pair < 10; pair++) {
      names = names.flatMap(name -> Stream.of(name + "Aa", name + "B@"));
    }
    return names;
  }

  private static List<String> framesOfManyNames() {
    return IntStream.range(0, 200)
        .mapToObj(frame -> objectOf(IntStream.range(0, 50).mapToObj(n -> "u" + frame + "." + n)))
        .toList();
  }

  private static JsonNode assertRefused(String frame, ErrorCode code, String type) {
    JsonNode refusal = Json.of(badFrame(frame).refusal());
    assertThat(refusal.path("data").path("code").textValue()).isEqualTo(code.name());
    assertThat(refusal.path("data").path("retryable").booleanValue()).isFalse();
    assertThat(refusal.path("type").textValue()).isEqualTo(type);
    assertThat(refusal.path("status").textValue()).isEqualTo("error");
    assertThat(refusal.path("message").textValue()).isNotBlank();
    return refusal;
  }

  private static BadFrame badFrame(String frame) {
    BadFrame bad = catchThrowableOfType(BadFrame.class, () -> FrameCodec.read(frame));
    assertThat(bad).as("refused").isNotNull();
    return bad;
  }
}
