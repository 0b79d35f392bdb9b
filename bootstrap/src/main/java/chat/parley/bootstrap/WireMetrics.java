package chat.parley.bootstrap;

import chat.parley.websocket.connection.ConnectionQuota;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import chat.parley.websocket.json.ErrorCode;
import chat.parley.websocket.route.RequestObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens on the wire. What is counted often finds its meter in a map or an array; what
 * can be looked at is looked at when somebody asks for the metrics.
 */
final class WireMetrics implements WireObserver, RequestObserver {
  /** Of RFC 6455, beside those of Parley; what else a client may say is one. */
  private static final Set<Integer> STANDARD_CLOSE_CODES =
      Set.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011);

  private static final int FIRST_OF_PARLEY = 4000;
  private static final int LAST_OF_PARLEY = 4599;

  private final MeterRegistry registry;
  private final Map<String, RequestMeters> requests = new ConcurrentHashMap<>();
  private final Map<String, Counter> closed = new ConcurrentHashMap<>();
  private final Map<Limit, Counter> limited;
  private final Map<Limit, Counter> lockedOut;
  private final Counter shed;

  WireMetrics(MeterRegistry registry, Connections connections, ConnectionQuota quota) {
    this.registry = registry;
    this.shed =
        Counter.builder("parley.events.shed")
            .description("Ephemeral events left out for readers who are behind")
            .register(registry);
    this.limited =
        byLimit("parley.limit.refusals", "Refusals because there was too much", Limit.values());
    this.lockedOut =
        byLimit(
            "parley.lockouts",
            "Lock-outs after too many failed tries",
            Limit.LOGIN_ACCOUNT,
            Limit.LOGIN_ADDRESS,
            Limit.INVITE_USER,
            Limit.INVITE_ADDRESS);
    gauge("parley.connections", "Open connections", ConnectionQuota::taken, quota);
    gauge(
        "parley.connections.signed.in",
        "Open connections that somebody is signed in on",
        Connections::signedIn,
        connections);
    gauge(
        "parley.outbox.longest",
        "Frames that wait for the slowest reader",
        all -> Math.max(0, all.waitingFrames().getMax()),
        connections);
    gauge(
        "parley.outbox.bytes",
        "Bytes that wait for all readers",
        all -> all.waitingBytes().getSum(),
        connections);
  }

  @Override
  public void answered(String type, @Nullable ErrorCode refusal, long since) {
    RequestMeters meters = requests.get(type);
    if (meters == null) {
      meters = requests.computeIfAbsent(type, name -> new RequestMeters(registry, name));
    }
    meters.answered(refusal, System.nanoTime() - since);
  }

  @Override
  public void shed() {
    shed.increment();
  }

  @Override
  public void closed(int code) {
    boolean known =
        STANDARD_CLOSE_CODES.contains(code) || (code >= FIRST_OF_PARLEY && code <= LAST_OF_PARLEY);
    closed
        .computeIfAbsent(
            known ? Integer.toString(code) : "other",
            name ->
                Counter.builder("parley.connections.closed")
                    .description("Connections that ended, by close code")
                    .tag("code", name)
                    .register(registry))
        .increment();
  }

  @Override
  public void limited(Limit limit) {
    count(limited, limit);
  }

  @Override
  public void lockedOut(Limit limit) {
    count(lockedOut, limit);
  }

  private static void count(Map<Limit, Counter> counters, Limit limit) {
    Counter counter = counters.get(limit);
    if (counter != null) {
      counter.increment();
    }
  }

  private Map<Limit, Counter> byLimit(String name, String description, Limit... limits) {
    Map<Limit, Counter> counters = new EnumMap<>(Limit.class);
    for (Limit limit : limits) {
      counters.put(
          limit,
          Counter.builder(name)
              .description(description)
              .tag("limit", limit.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    return counters;
  }

  private <T> void gauge(String name, String description, ToDoubleFunction<T> value, T of) {
    Gauge.builder(name, of, value).description(description).register(registry);
  }
}
