package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chat.parley.application.account.AccountPolicy;
import chat.parley.domain.chat.Limits;
import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.json.ErrorCode;
import chat.parley.websocket.json.FrameCodec;
import chat.parley.websocket.json.Hello;
import chat.parley.websocket.route.Route;
import chat.parley.websocket.route.RouteModule;
import chat.parley.websocket.route.SystemRoutes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/protocol.md} against the code, in both directions. */
@QuarkusTest
@TestProfile(InMemory.class)
class ProtocolDocsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** WebSocket's own codes for what is no frame, no text, no UTF-8, or too large. */
  private static final List<Integer> CLOSED_BELOW = List.of(1002, 1003, 1007, 1009);

  private final MarkdownPage page;

  ProtocolDocsTest() throws IOException {
    page = MarkdownPage.of("docs/protocol.md");
  }

  @Test
  void everyRequestIsOnThePageAndNoOther() {
    assertThat(requests().keySet()).containsExactlyInAnyOrderElementsOf(routes().keySet());
  }

  @Test
  void everyExampleRequestIsReadByItsRoute() throws IOException {
    for (Map.Entry<String, MarkdownPage> request : requests().entrySet()) {
      JsonNode example = request.getValue().examples().getFirst();
      assertThat(example.path("type").textValue()).isEqualTo(request.getKey());
      assertThatCode(() -> read(example)).as(request.getKey()).doesNotThrowAnyException();
    }
  }

  @Test
  void everyExampleReplyHasTheTypeThatTheRouteGivesIt() throws IOException {
    for (Map.Entry<String, MarkdownPage> request : requests().entrySet()) {
      List<JsonNode> examples = request.getValue().examples();
      List<JsonNode> replies = examples.subList(1, examples.size());
      String replyType = routes().get(request.getKey()).replyType();
      assertThat(replies.isEmpty()).as(request.getKey()).isEqualTo(replyType == null);
      assertThat(replies)
          .allSatisfy(
              reply -> {
                assertThat(reply.path("type").textValue()).isEqualTo(replyType);
                assertThat(reply.path("status").textValue()).isEqualTo("success");
              });
    }
  }

  @Test
  void everyEventIsOnThePageWithItsFieldsAndNoOther() throws IOException {
    Map<String, Set<String>> shown = new TreeMap<>();
    for (Map.Entry<String, MarkdownPage> event : page.under("## Events").parts().entrySet()) {
      JsonNode example = event.getValue().examples().getFirst();
      assertThat(example.path("type").textValue()).isEqualTo(event.getKey());
      shown.put(event.getKey(), paths(example));
    }
    Map<String, Set<String>> told = new TreeMap<>();
    for (byte[] frame : EventSamples.frames()) {
      JsonNode event = MAPPER.readTree(frame);
      told.put(event.path("type").textValue(), paths(event));
    }
    assertThat(shown).isEqualTo(told);
  }

  @Test
  void theExampleOfHelloIsWhatTheServerSays() throws IOException {
    Hello hello =
        new Hello(
            "0.1.0-SNAPSHOT",
            Duration.ofSeconds(25),
            65_536,
            Limits.DEFAULT,
            AccountPolicy.DEFAULT,
            CDI.current().select(ParleyConfig.class).get().limits().rates());
    assertThat(page.under("## Frames").examples())
        .containsExactly(MAPPER.readTree(hello.frame().utf8()));
  }

  @Test
  void everyRefusalCodeIsOnThePageAndWhetherItIsRetryable() {
    Map<String, String> shown =
        page.under("## Refusals").rows().stream()
            .collect(Collectors.toMap(row -> MarkdownPage.codeIn(row.get(0)), row -> row.get(1)));
    Map<String, String> known =
        Arrays.stream(ErrorCode.values())
            .collect(Collectors.toMap(Enum::name, code -> code.retryable() ? "yes" : "no"));
    assertThat(shown).isEqualTo(known);
  }

  @Test
  void everyCloseCodeIsOnThePageAndNoOther() {
    Stream<Integer> shown =
        page.under("## Close codes").rows().stream().map(row -> Integer.valueOf(row.get(0)));
    Stream<Integer> known = Arrays.stream(CloseCode.values()).map(CloseCode::code);
    assertThat(shown.toList())
        .doesNotHaveDuplicates()
        .hasSameElementsAs(Stream.concat(known, CLOSED_BELOW.stream()).toList());
  }

  private Map<String, MarkdownPage> requests() {
    return page.under("## Requests").parts();
  }

  private static Map<String, Route<?, ?, ?>> routes() {
    Stream<RouteModule> wired = CDI.current().select(RouteModule.class).stream();
    return Stream.concat(wired, Stream.of(new SystemRoutes()))
        .flatMap(module -> module.routes().stream())
        .collect(Collectors.toMap(Route::type, route -> route));
  }

  private static Object read(JsonNode example) throws Exception {
    return routes()
        .get(example.path("type").textValue())
        .read()
        .apply(FrameCodec.read(example.toString()).fields());
  }

  /** The fields of an object, and those of the objects in it: {@code data.message.seq}. */
  private static Set<String> paths(JsonNode object) {
    Set<String> paths = new TreeSet<>();
    object
        .properties()
        .forEach(
            field -> {
              paths.add(field.getKey());
              paths(field.getValue()).forEach(inner -> paths.add(field.getKey() + "." + inner));
            });
    return paths;
  }
}
