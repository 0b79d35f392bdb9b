package chat.parley.bench.load;

import io.vertx.core.http.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Many connections that do the same, so many of them at a time. */
final class Crowd {
  private static final int AT_A_TIME = 64;

  private Crowd() {}

  static List<Client> connect(WebSocketClient factory, int port, int count) {
    List<CompletableFuture<Client>> all = new ArrayList<>();
    Semaphore places = new Semaphore(AT_A_TIME);
    for (int n = 0; n < count; n++) {
      places.acquireUninterruptibly();
      all.add(Client.connect(factory, port).whenComplete((_, _) -> places.release()));
    }
    return all.stream().map(CompletableFuture::join).toList();
  }

  static void each(List<Client> clients, Function<Client, CompletableFuture<?>> deed) {
    List<CompletableFuture<?>> all = new ArrayList<>();
    Semaphore places = new Semaphore(AT_A_TIME);
    for (Client client : clients) {
      places.acquireUninterruptibly();
      all.add(deed.apply(client).whenComplete((_, _) -> places.release()));
    }
    all.forEach(CompletableFuture::join);
  }
}
