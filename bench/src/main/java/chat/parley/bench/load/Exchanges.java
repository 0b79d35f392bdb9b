package chat.parley.bench.load;

import static java.util.Comparator.comparingDouble;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Messages, on all servers in turn, so that what else the machine does meets all of them. */
final class Exchanges {
  private static final int PAIRS = 100;
  private static final int PAIR_WINDOW = 4;
  private static final int READERS = 1000;

  private final Bench bench;
  private final WebSocketClient factory;
  private final List<ServerProcess> started = new ArrayList<>();
  private final Map<ServerProcess, Conversation> conversations = new LinkedHashMap<>();

  private Exchanges(Bench bench) {
    this.bench = bench;
    this.factory = Client.factory(bench.vertx());
  }

  static void oneToOne(Bench bench) {
    Exchanges exchanges = new Exchanges(bench);
    Servers servers = bench.servers();
    try {
      exchanges.add(servers.relay(), exchanges::pairs);
      exchanges.add(servers.parley(), exchanges::pairs);
      exchanges.add(servers.echo(), exchanges::echoes);
      exchanges.add(servers.node(), exchanges::pairs);
      bench.print("%none to one, %d pairs, closed, %d under way in each", PAIRS, PAIR_WINDOW);
      exchanges.measure(new Pace.Closed(PAIR_WINDOW));
      bench.print("%none to one, %d pairs, open, %d/s", PAIRS, bench.rate());
      exchanges.measure(new Pace.Open(bench.rate()));
    } finally {
      exchanges.close();
    }
  }

  static void fanOut(Bench bench, int members) {
    Exchanges exchanges = new Exchanges(bench);
    Servers servers = bench.servers();
    Function<ServerProcess, List<Talk>> groups = server -> exchanges.groups(server, members);
    int groupCount = READERS / members;
    int window = 2;
    try {
      exchanges.add(servers.relay(), groups);
      exchanges.add(servers.parley(), groups);
      exchanges.add(servers.node(), groups);
      bench.print(
          "%nfan-out to %d, %d groups, closed, %d under way in each", members, groupCount, window);
      exchanges.measure(new Pace.Closed(window));
      int rate = Math.max(1, 4 * bench.rate() / members);
      bench.print("%nfan-out to %d, %d groups, open, %d/s", members, groupCount, rate);
      exchanges.measure(new Pace.Open(rate));
    } finally {
      exchanges.close();
    }
  }

  private void add(ServerProcess server, Function<ServerProcess, List<Talk>> talks) {
    started.add(server);
    conversations.put(server, new Conversation(bench.vertx(), server, talks.apply(server)));
  }

  /** Warms up at the same pace: at another one, other code is hot, and the JVM compiles anew. */
  private void measure(Pace pace) {
    conversations.values().forEach(conversation -> conversation.run(pace, bench.warmUp()));
    Map<ServerProcess, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < bench.rounds(); round++) {
      conversations.forEach(
          (server, conversation) ->
              samples
                  .computeIfAbsent(server, _ -> new ArrayList<>())
                  .add(conversation.run(pace, bench.time())));
    }
    List<Sample> floor = samples.values().iterator().next();
    bench.print(
        "%-22s %14s %20s %14s %9s %9s %9s",
        "", "CPU us/deliv.", "x relay (range)", "deliveries/s", "p50 ms", "p99 ms", "p99.9 ms");
    samples.forEach((server, all) -> print(server.name(), all, floor));
  }

  private void print(String name, List<Sample> all, List<Sample> floor) {
    double[] ratios =
        IntStream.range(0, all.size())
            .mapToDouble(n -> all.get(n).cpuPerDelivery() / floor.get(n).cpuPerDelivery())
            .sorted()
            .toArray();
    Histogram delays = new Histogram(3);
    all.forEach(sample -> delays.add(sample.delays()));
    bench.print(
        "%-22s %14.2f %20s %,14.0f %9.2f %9.2f %9.2f",
        name,
        median(all, Sample::cpuPerDelivery),
        "%.2f (%.2f-%.2f)"
            .formatted(ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]),
        median(all, Sample::perSecond),
        millis(delays, 50),
        millis(delays, 99),
        millis(delays, 99.9));
  }

  private static double median(List<Sample> samples, Function<Sample, Double> figure) {
    List<Sample> sorted = samples.stream().sorted(comparingDouble(figure::apply)).toList();
    return figure.apply(sorted.get(sorted.size() / 2));
  }

  private static double millis(Histogram delays, double percentile) {
    return delays.getValueAtPercentile(percentile) / (double) MILLISECONDS.toNanos(1);
  }

  private List<Talk> pairs(ServerProcess server) {
    return IntStream.range(0, PAIRS)
        .mapToObj(
            _ -> {
              Client reader = connect(server);
              String to = reader.register();
              Client writer = connect(server);
              var _ = writer.register();
              return new Talk(writer, to, List.of(reader));
            })
        .toList();
  }

  private List<Talk> echoes(ServerProcess server) {
    return IntStream.range(0, PAIRS)
        .mapToObj(
            _ -> {
              Client client = connect(server);
              return new Talk(client, "self", List.of(client));
            })
        .toList();
  }

  private List<Talk> groups(ServerProcess server, int members) {
    return IntStream.range(0, READERS / members).mapToObj(_ -> group(server, members)).toList();
  }

  private Talk group(ServerProcess server, int members) {
    Client writer = connect(server);
    var _ = writer.register();
    JsonObject group = writer.get("create_group", new JsonObject().put("group_name", "Bench"));
    JsonObject code = new JsonObject().put("invite_code", group.getString("invite_code"));
    List<Client> readers = new ArrayList<>();
    for (int n = 0; n < members; n++) {
      Client reader = connect(server);
      var _ = reader.register();
      reader.get("join_group", code);
      readers.add(reader);
    }
    return new Talk(writer, group.getString("id"), readers);
  }

  private Client connect(ServerProcess server) {
    return Client.connect(factory, server.port()).join();
  }

  private void close() {
    started.forEach(ServerProcess::close);
    var _ = factory.close();
  }
}
