package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.MarkdownPage;
import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.Scrape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds dashboard, alerts and page against what a server that has something to do tells of. */
@QuarkusTest
@TestProfile(Kept.class)
class MonitoringTest {
  private static final Path OPS = Path.of("..", "ops");
  private static final Path DASHBOARD = OPS.resolve(Path.of("grafana", "parley.json"));
  private static final Path ALERTS = OPS.resolve(Path.of("prometheus", "alerts.yml"));
  private static final Pattern METRIC = Pattern.compile("\\b(?:parley|process|system|jvm)_\\w+");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern EXPRESSION = Pattern.compile("expr: (.*)");

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private Set<String> scraped;

  @BeforeEach
  void talk() {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      anna.get("message", "to", anna.id(), "content", "hello");
      anna.refused("NOT_FOUND", "get_chat_history", "chat_id", "nobody");
    }
    Scrape.await(management, "parley_connections", open -> open == 0);
    scraped = Scrape.of(management).names();
  }

  @Test
  void theDashboardShowsWhatThereIs() throws IOException {
    assertThat(scraped).containsAll(metricsIn(expressionsOfTheDashboard()));
  }

  @Test
  void everyMetricOfParleyIsOnTheDashboard() throws IOException {
    assertThat(families(metricsIn(expressionsOfTheDashboard()))).containsAll(families(scraped));
  }

  @Test
  void theAlertsLookAtWhatThereIs() throws IOException {
    Set<String> metrics = metricsIn(findAll(EXPRESSION, Files.readString(ALERTS)));

    assertThat(metrics).isNotEmpty();
    assertThat(scraped).containsAll(metrics);
  }

  @Test
  void thePageExplainsEachAlertAndNoOther() throws IOException {
    assertThat(codesInTableUnder("## Alerts"))
        .containsExactlyInAnyOrderElementsOf(findAll(ALERT, Files.readString(ALERTS)));
  }

  @Test
  void thePageNamesEachMetricOfParleyAndNoOther() throws IOException {
    assertThat(new TreeSet<>(codesInTableUnder("## Metrics"))).isEqualTo(families(scraped));
  }

  /** Parley's own, a timer or a histogram once. */
  private static Set<String> families(Set<String> metrics) {
    return metrics.stream()
        .filter(metric -> metric.startsWith("parley_"))
        .map(metric -> metric.replaceFirst("_(count|sum|max|bucket)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> expressionsOfTheDashboard() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    List<String> expressions = dashboard.path("panels").findValuesAsText("expr");
    assertThat(expressions).isNotEmpty();
    return expressions;
  }

  private static Set<String> metricsIn(List<String> expressions) {
    return expressions.stream()
        .flatMap(expression -> METRIC.matcher(expression).results())
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> findAll(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static List<String> codesInTableUnder(String heading) throws IOException {
    return MarkdownPage.of("docs/operations.md").under(heading).rows().stream()
        .map(row -> MarkdownPage.codeIn(row.getFirst()))
        .toList();
  }
}
