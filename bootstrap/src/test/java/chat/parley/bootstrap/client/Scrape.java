package chat.parley.bootstrap.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All metrics at one moment, as Prometheus sees them: values by {@code name} or {@code name{tags}}.
 */
public record Scrape(Map<String, Double> values) {
  private static final Pattern LINE = Pattern.compile("([a-z_A-Z0-9:]+(?:\\{.*\\})?) (\\S+)");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = 20_000_000;

  /** {@code management} is any address on the management port. */
  public static Scrape of(URI management) {
    Map<String, Double> values = new TreeMap<>();
    RestAssured.get(management.resolve("/q/metrics"))
        .asString()
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> values.put(line.group(1), Double.valueOf(line.group(2))));
    return new Scrape(values);
  }

  /** Zero if there is no such metric. */
  public double value(String metric) {
    return values.getOrDefault(metric, 0.0);
  }

  public Set<String> names() {
    return values.keySet().stream()
        .map(metric -> metric.replaceFirst("\\{.*", ""))
        .collect(Collectors.toSet());
  }

  /** Waits until a metric is as expected, and fails if it is not soon. */
  public static void await(URI management, String metric, DoublePredicate expected) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    double value = of(management).value(metric);
    while (!expected.test(value) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
      value = of(management).value(metric);
    }
    assertThat(expected.test(value)).as("%s is %s", metric, value).isTrue();
  }
}
