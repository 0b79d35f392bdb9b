package chat.parley.bench.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Far more people log in than passwords can be hashed, while others talk. */
final class LogInStorm implements Scenario {
  private static final int CLIENTS = 200;
  private static final int IMPATIENCE_MS = 200;
  private static final String COST = "12";
  private static final int MESSAGES_PER_SECOND = 500;

  @Override
  public void run(Bench bench) {
    WebSocketClient factory = Client.factory(bench.vertx());
    try (ServerProcess server =
        bench.servers().parley(Map.of("PARLEY_PASSWORD_BCRYPT_COST", COST))) {
      Conversation chat = new Conversation(bench.vertx(), server, List.of(talk(factory, server)));
      Pace pace = new Pace.Open(MESSAGES_PER_SECOND);
      var _ = chat.run(pace, bench.warmUp());
      Sample calm = chat.run(pace, bench.time());

      JsonObject account = Client.newAccount();
      List<Client> clients = Crowd.connect(factory, server.port(), CLIENTS);
      JsonObject known = clients.getFirst().get("register", account);
      account.put("handle", known.getString("handle"));
      Storm storm = new Storm(bench.vertx(), account);
      clients.forEach(storm::rage);
      var _ = chat.run(pace, bench.warmUp());
      storm.answered.reset();
      storm.refused.reset();
      Sample stormy = chat.run(pace, bench.time());
      storm.over = true;

      bench.print(
          "%nlog-in storm, %d clients, bcrypt cost %s, %d messages/s beside it",
          CLIENTS, COST, MESSAGES_PER_SECOND);
      print(bench, "chat without it", calm.delays());
      print(bench, "chat in the storm", stormy.delays());
      print(bench, "log-in answered", storm.answered);
      print(bench, "log-in refused", storm.refused);
    }
    var _ = factory.close();
  }

  private static void print(Bench bench, String what, Histogram delays) {
    bench.print(
        "%-22s %,9d times, p50 %8.1f ms, p99 %8.1f ms",
        what,
        delays.getTotalCount(),
        delays.getValueAtPercentile(50) / (double) MILLISECONDS.toNanos(1),
        delays.getValueAtPercentile(99) / (double) MILLISECONDS.toNanos(1));
  }

  private static Talk talk(WebSocketClient factory, ServerProcess server) {
    List<Client> two = Crowd.connect(factory, server.port(), 2);
    String to = two.getFirst().register();
    var _ = two.getLast().register();
    return new Talk(two.getLast(), to, List.of(two.getFirst()));
  }

  /**
   * Clients who log in again and again; who is refused comes back when told to. On the load's event
   * loop.
   */
  private static final class Storm {
    private final Vertx vertx;
    private final JsonObject account;
    private final Histogram answered = new Histogram(3);
    private final Histogram refused = new Histogram(3);
    private volatile boolean over;

    Storm(Vertx vertx, JsonObject account) {
      this.vertx = vertx;
      this.account = account;
    }

    void rage(Client client) {
      if (over) {
        return;
      }
      long start = System.nanoTime();
      var _ =
          client
              .ask("login", account)
              .thenAccept(
                  reply -> {
                    long took = System.nanoTime() - start;
                    if ("success".equals(reply.getString("status"))) {
                      answered.recordValue(took);
                      rage(client);
                    } else {
                      refused.recordValue(took);
                      var _ = vertx.setTimer(IMPATIENCE_MS, _ -> rage(client));
                    }
                  });
    }
  }
}
