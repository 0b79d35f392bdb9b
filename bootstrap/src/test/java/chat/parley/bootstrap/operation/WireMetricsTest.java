package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import chat.parley.bootstrap.client.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the wire does, as it is counted. No more than five people may register here. */
@QuarkusTest
@TestProfile(Limited.class)
class WireMetricsTest {
  private static final int BINARY = 0x82;
  private static final int TOO_LARGE = 70_000;

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private Scrape before;

  @BeforeEach
  void look() {
    before = Scrape.of(management);
  }

  /** Whoever was here is gone before the next test counts. */
  @AfterEach
  void leave() {
    awaits("parley_connections", 0);
  }

  @Test
  void framesAreCountedByTypeAndOutcomeAndAllUnknownTypesAreOne() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.get("ping");
      client.get("ping");
      client.refused("UNAUTHENTICATED", "get_chats");
      client.refused("UNKNOWN_TYPE", "make_coffee");
      client.refused("UNKNOWN_TYPE", "make_tea");
      client.sendText("{");
      client.next();
      client.get("health_check");
    }
    Scrape after = Scrape.of(management);

    assertThat(more(after, "parley_frames_total{outcome=\"ok\",type=\"ping\"}")).isEqualTo(2);
    assertThat(more(after, "parley_frames_total{outcome=\"UNAUTHENTICATED\",type=\"get_chats\"}"))
        .isEqualTo(1);
    assertThat(more(after, "parley_frames_total{outcome=\"UNKNOWN_TYPE\",type=\"unknown\"}"))
        .isEqualTo(2);
    assertThat(more(after, "parley_frames_total{outcome=\"BAD_JSON\",type=\"unknown\"}"))
        .isEqualTo(1);
    assertThat(after.values().keySet()).noneMatch(metric -> metric.contains("make_"));
    assertThat(more(after, "parley_request_latency_seconds_count{type=\"ping\"}")).isEqualTo(2);
    assertThat(more(after, "parley_request_latency_seconds_bucket{type=\"ping\",le=\"30.0\"}"))
        .isEqualTo(2);
  }

  @Test
  void openConnectionsAreCountedAndThoseSomebodyIsSignedInOn() {
    try (ChatClient guest = ChatClient.connect(server);
        ChatClient anna = ChatClient.register(server, "Anna")) {
      guest.get("ping");
      anna.get("ping");
      awaits("parley_connections", 2);
      awaits("parley_connections_signed_in", 1);
    }
    awaits("parley_connections_signed_in", 0);
  }

  @Test
  void connectionsThatEndAreCountedByTheCodeThatWasSaidFirst() {
    try (RawClient binary = new RawClient(server);
        RawClient large = new RawClient(server);
        RawClient bits = new RawClient(server)) {
      binary.send(BINARY, new byte[1]);
      large.send(RawClient.FINAL_TEXT, new byte[TOO_LARGE]);
      bits.send(RawClient.FINAL_TEXT | RawClient.RESERVED_BIT, new byte[1]);
      ChatClient.connect(server).close();
      new RawClient(server).close();

      binary.closeCode();
      large.closeCode();
      bits.closeCode();
    }
    for (int code : new int[] {1000, 1002, 1003, 1005, 1009}) {
      String metric = "parley_connections_closed_total{code=\"%d\"}".formatted(code);
      awaits(metric, before.value(metric) + 1);
    }
  }

  @Test
  void whoSendsTooMuchIsCountedByTheLimitThatRefuses() {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      for (int n = 0; n < 25; n++) {
        anna.ask("message", "to", anna.id(), "content", "word " + n);
      }
      for (int n = 0; n < 50; n++) {
        anna.ask("ping");
      }
    }
    Scrape after = Scrape.of(management);

    assertThat(more(after, "parley_limit_refusals_total{limit=\"message\"}")).isBetween(1.0, 5.0);
    assertThat(more(after, "parley_limit_refusals_total{limit=\"frames\"}")).isPositive();
    assertThat(more(after, "parley_frames_total{outcome=\"RATE_LIMITED\",type=\"ping\"}"))
        .isPositive();
  }

  @Test
  void whoGuessesIsCountedAndSoIsTheHashing() {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient thief = ChatClient.connect(server)) {
      for (int n = 0; n < 5; n++) {
        thief.refused("INVALID_CREDENTIALS", "login", "handle", anna.handle(), "password", "no");
      }
      thief.refused("LOCKED_OUT", "login", "handle", anna.handle(), "password", "no");
    }
    Scrape after = Scrape.of(management);

    assertThat(more(after, "parley_lockouts_total{limit=\"login_account\"}")).isEqualTo(1);
    assertThat(more(after, "parley_limit_refusals_total{limit=\"login_account\"}")).isEqualTo(1);
    assertThat(more(after, "parley_hashing_seconds_count")).isEqualTo(6);
    assertThat(more(after, "parley_hashing_seconds_sum")).isPositive();
    assertThat(after.value("parley_hashing_waiting")).isZero();
    assertThat(after.value("parley_hashing_running")).isZero();
  }

  @Test
  void aConnectionTooManyIsCounted() {
    List<RawClient> clients = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      clients.add(new RawClient(server));
    }
    assertThatThrownBy(() -> ChatClient.connect(server))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    clients.forEach(RawClient::close);

    assertThat(more(Scrape.of(management), "parley_limit_refusals_total{limit=\"connections\"}"))
        .isEqualTo(1);
  }

  @Test
  void whatWaitsForAReaderWhoDoesNotReadIsShown() {
    try (RawClient deaf = new RawClient(server);
        ChatClient anna = ChatClient.register(server, "Anna")) {
      for (int n = 0; n < 20; n++) {
        anna.get("message", "to", anna.id(), "content", "\u20AC".repeat(4_000));
      }
      deaf.sendText("{\"type\":\"reconnect\",\"data\":{\"token\":\"%s\"}}".formatted(anna.token()));
      for (int n = 0; n < 10; n++) {
        deaf.sendText(
            "{\"type\":\"get_chat_history\",\"data\":{\"chat_id\":\"%s\"}}".formatted(anna.id()));
      }
      Scrape.await(management, "parley_outbox_bytes", bytes -> bytes > 128 * 1024);
      Scrape.await(management, "parley_outbox_longest", frames -> frames >= 1);
    }
    awaits("parley_outbox_bytes", 0);
  }

  private double more(Scrape after, String metric) {
    return after.value(metric) - before.value(metric);
  }

  private void awaits(String metric, double expected) {
    Scrape.await(management, metric, value -> value == expected);
  }
}
