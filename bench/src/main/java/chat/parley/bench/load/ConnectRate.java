package chat.parley.bench.load;

import io.vertx.core.http.WebSocketClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many connections a second are opened, and what one costs the server. */
final class ConnectRate implements Scenario {

  private record Opened(double perSecond, double cpuMicros) {}

  @Override
  public void run(Bench bench) {
    Servers servers = bench.servers();
    try (ServerProcess relay = servers.relay();
        ServerProcess parley = servers.parley()) {
      List<ServerProcess> both = List.of(relay, parley);
      both.forEach(server -> warmUp(bench, server));
      Map<ServerProcess, List<Opened>> opened = new LinkedHashMap<>();
      both.forEach(server -> opened.put(server, new ArrayList<>()));
      for (int round = 0; round < bench.rounds(); round++) {
        opened.forEach((server, all) -> all.add(open(bench, server)));
      }
      bench.print("%nconnecting, %,d times", bench.connections());
      bench.print("%-22s %14s %14s %14s", "", "connections/s", "x relay", "CPU us each");
      double floor = rate(opened.getOrDefault(relay, List.of()));
      opened.forEach((server, all) -> print(bench, server, all, floor));
    }
  }

  private static void print(Bench bench, ServerProcess server, List<Opened> all, double floor) {
    double rate = rate(all);
    double cpu = median(all.stream().map(Opened::cpuMicros).toList());
    bench.print("%-22s %,14.0f %14.2f %14.1f", server.name(), rate, rate / floor, cpu);
  }

  private static void warmUp(Bench bench, ServerProcess server) {
    long end = System.nanoTime() + bench.warmUp().toNanos();
    do {
      var _ = open(bench, server);
    } while (System.nanoTime() < end);
  }

  private static Opened open(Bench bench, ServerProcess server) {
    WebSocketClient factory = Client.factory(bench.vertx());
    int count = bench.connections();
    long cpu = server.cpuMicros();
    long start = System.nanoTime();
    List<Client> clients = Crowd.connect(factory, server.port(), count);
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    Opened opened = new Opened(count / seconds, (server.cpuMicros() - cpu) / (double) count);
    Crowd.each(clients, Client::close);
    var _ = factory.close();
    return opened;
  }

  private static double rate(List<Opened> all) {
    return median(all.stream().map(Opened::perSecond).toList());
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
  }
}
