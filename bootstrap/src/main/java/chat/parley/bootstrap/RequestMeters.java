package chat.parley.bootstrap;

import chat.parley.websocket.json.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The meters of one request type: how long it took, and how it ended. */
final class RequestMeters {
  /**
   * From a request that nothing holds up, over one that waits for a sync or a hash, to the point
   * where people give up. Eight, because each is a series of its own for each type.
   */
  private static final Duration[] BOUNDARIES = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final String type;
  private final Timer latency;

  private final Counter ok;
  private final Map<ErrorCode, Counter> refusals = new ConcurrentHashMap<>();

  RequestMeters(MeterRegistry registry, String type) {
    this.registry = registry;
    this.type = type;
    this.latency =
        Timer.builder("parley.request.latency")
            .description("From a request's turn to the release of its reply")
            .tag("type", type)
            .serviceLevelObjectives(BOUNDARIES)
            .register(registry);
    this.ok = counter("ok");
  }

  void answered(@Nullable ErrorCode refusal, long nanos) {
    latency.record(nanos, TimeUnit.NANOSECONDS);
    if (refusal == null) {
      ok.increment();
    } else {
      refusals.computeIfAbsent(refusal, code -> counter(code.name())).increment();
    }
  }

  private Counter counter(String outcome) {
    return Counter.builder("parley.frames")
        .description("Frames received, by request type and by what became of them")
        .tag("type", type)
        .tag("outcome", outcome)
        .register(registry);
  }
}
