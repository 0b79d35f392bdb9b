package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** Takes what is sent to an OpenTelemetry collector. */
final class Collector {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = 20_000_000;

  private final HttpServer http;
  private final Queue<String> received = new ConcurrentLinkedQueue<>();

  Collector() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/v1/traces", this::take);
    http.start();
  }

  String endpoint() {
    return "http://localhost:" + http.getAddress().getPort() + "/v1/traces";
  }

  /** Waits until all of these came in, and returns all that did. */
  String await(String... words) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!Arrays.stream(words).allMatch(all()::contains) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    assertThat(all()).contains(words);
    return all();
  }

  private String all() {
    return String.join("\n", received);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream plain = new ByteArrayInputStream(body);
    try (InputStream in = zipped ? new GZIPInputStream(plain) : plain) {
      received.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
