package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.RawClient;
import chat.parley.bootstrap.client.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Limited.class)
class HangUpTest {
  private static final int CLOSE = 0x88;
  private static final byte[] NORMAL = {0x03, (byte) 0xE8};

  /** More replies than are on their way at one moment to somebody who reads. */
  private static final int SURELY_STUCK = 30_000;

  private static final String CLOSED = "parley_connections_closed_total{code=\"1000\"}";
  private static final String OPEN = "parley_connections";

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void whoClosesAndDoesNotReadCountsUntilHungUp() {
    double closedBefore = Scrape.of(management).value(CLOSED);
    try (RawClient deaf = new RawClient(server)) {
      while (Scrape.of(management).value("parley_outbox_bytes") < SURELY_STUCK) {
        deaf.sendText("{\"type\":\"%s\"}".formatted("t".repeat(7_000)));
      }
      deaf.send(CLOSE, NORMAL);
      Scrape.await(management, CLOSED, closed -> closed > closedBefore);

      assertThat(Scrape.of(management).value(OPEN)).isEqualTo(1);
      Scrape.await(management, OPEN, open -> open == 0);
      deaf.drain();
    }
  }
}
