package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.RawRequest;
import chat.parley.bootstrap.client.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may become a WebSocket: eight from here, of 64 connections in all. */
@QuarkusTest
@TestProfile(Limited.class)
class HandshakeTest {
  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final List<RawRequest> crowd = new ArrayList<>();

  @AfterEach
  void leave() {
    crowd.forEach(RawRequest::close);
    Scrape.await(management, "parley_connections", count -> count == 0);
  }

  @Test
  void aHandshakeOfTheStandardIsAnswered() {
    assertThat(RawRequest.answer(server, RawRequest.upgrade())).startsWith("HTTP/1.1 101 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "8", "12", "14", "thirteen"})
  void anotherVersionIsToldTheOnlyOne(String version) {
    String answer = answer("Version: 13", "Version: " + version);

    assertThat(answer)
        .startsWith("HTTP/1.1 426 ")
        .containsIgnoringCase("\nSec-WebSocket-Version: 13\r\n");
  }

  @Test
  void aDraftCannotBringItsOriginPastTheRule() {
    assertThat(answer("Version: 13", "Version: 8\r\nSec-WebSocket-Origin: http://evil.example"))
        .startsWith("HTTP/1.1 426 ");
  }

  @Test
  void whoNamesNoVersionIsToldTheOnlyOne() {
    assertThat(answer("Sec-WebSocket-Version: 13\r\n", "")).startsWith("HTTP/1.1 426 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "dGhlIHNhbXBsZSBub25j", "!!!!!!!!!!!!!!!!!!!!!!=="})
  void aKeyIsSixteenBytesInBase64(String key) {
    assertThat(answer("dGhlIHNhbXBsZSBub25jZQ==", key)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aHandshakeThatIsRefusedTakesNoPlace() {
    come(1);
    crowd.getFirst().send(RawRequest.upgrade().replace("Version: 13", "Version: 8"));

    assertThat(crowd.getFirst().answer()).startsWith("HTTP/1.1 426 ");
    assertThat(Scrape.of(management).value("parley_connections")).isZero();
  }

  @Test
  void inAnOlderHttpThereIsNoHandshake() {
    assertThat(answer("HTTP/1.1", "HTTP/1.0")).startsWith("HTTP/1.0 400 ");
  }

  @Test
  void ofManyWhoComeAtOnceNoMoreAreLetInThanOneAfterTheOther() {
    come(40);
    crowd.forEach(one -> one.send(RawRequest.upgrade()));

    assertThat(crowd.stream().map(RawRequest::answer).map(answer -> answer.substring(9, 12)))
        .hasSize(40)
        .containsOnly("101", "429")
        .filteredOn("101"::equals)
        .hasSize(8);
  }

  @Test
  void whoIsNoWebSocketYetCountsAmongAllConnections() {
    int letIn = 0;
    while (letIn < 100 && isLetIn()) {
      letIn++;
    }
    assertThat(letIn).isBetween(1, 64);
  }

  private boolean isLetIn() {
    come(1);
    crowd.getLast().send("GET /elsewhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return crowd.getLast().answer().startsWith("HTTP/1.1 404 ");
  }

  private void come(int count) {
    for (int n = 0; n < count; n++) {
      crowd.add(new RawRequest(server));
    }
  }

  private String answer(String of, String instead) {
    return RawRequest.answer(server, RawRequest.upgrade().replace(of, instead));
  }
}
