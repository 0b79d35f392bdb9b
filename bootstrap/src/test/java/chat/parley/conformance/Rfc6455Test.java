package chat.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The cases of the Autobahn|Testsuite, each a test, against a server that echoes. */
@QuarkusTest
@TestProfile(Rfc6455Profile.class)
@Tag("conformance")
@Timeout(1200)
class Rfc6455Test {
  private static final Path REPORTS = Path.of("target", "autobahn");

  @TestHTTPResource("/")
  URI server;

  @TestFactory
  Stream<DynamicTest> everyCasePasses() throws Exception {
    Map<String, AutobahnSuite.Outcome> outcomes =
        new AutobahnSuite(REPORTS.resolve("parley"))
            .run(echo(EchoEndpoint.PARLEY), Rfc6455Profile.cases());
    assertThat(outcomes).hasSize(Rfc6455Profile.numberOfCases());
    return outcomes.entrySet().stream()
        .map(
            outcome ->
                DynamicTest.dynamicTest(
                    "case " + outcome.getKey(),
                    () ->
                        assertThat(outcome.getValue())
                            .as("case %s, see %s", outcome.getKey(), REPORTS)
                            .matches(AutobahnSuite.Outcome::passed)));
  }

  @Test
  void theSuiteFindsReservedBitsThatTheFrameworkAloneLetsThrough() throws Exception {
    Map<String, AutobahnSuite.Outcome> outcomes =
        new AutobahnSuite(REPORTS.resolve("stock")).run(echo(EchoEndpoint.STOCK), List.of("3.1"));
    assertThat(outcomes.values()).isNotEmpty().noneMatch(AutobahnSuite.Outcome::passed);
  }

  private URI echo(String pipeline) {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/echo/" + pipeline);
  }
}
