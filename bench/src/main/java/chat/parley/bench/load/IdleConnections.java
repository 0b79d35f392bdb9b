package chat.parley.bench.load;

import io.vertx.core.http.WebSocketClient;
import java.util.List;

/**
 * What an open connection holds of the heap, and one that is signed in, after a full collection.
 */
final class IdleConnections implements Scenario {
  private static final int WARM_UP = 200;
  private static final double KIBI = 1024;

  @Override
  public void run(Bench bench) {
    bench.print(
        "%n%,d idle connections: heap after a full collection, in KiB for each",
        bench.connections());
    bench.print("%-22s %14s %14s", "", "connected", "signed in");
    Servers servers = bench.servers();
    try (ServerProcess relay = servers.relay()) {
      measure(bench, relay);
    }
    try (ServerProcess parley = servers.parley()) {
      measure(bench, parley);
    }
  }

  private static void measure(Bench bench, ServerProcess server) {
    WebSocketClient factory = Client.factory(bench.vertx());
    int count = bench.connections();
    Crowd.each(
        Crowd.connect(factory, server.port(), WARM_UP),
        client -> client.ask("register", Client.newAccount()).thenCompose(_ -> client.close()));
    long before = server.heapBytes();
    List<Client> clients = Crowd.connect(factory, server.port(), count);
    long connected = server.heapBytes();
    Crowd.each(clients, client -> client.ask("register", Client.newAccount()));
    long signedIn = server.heapBytes();
    bench.print(
        "%-22s %14.1f %14.1f",
        server.name(), (connected - before) / KIBI / count, (signedIn - before) / KIBI / count);
    Crowd.each(clients, Client::close);
    var _ = factory.close();
  }
}
