package chat.parley.bootstrap;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says where to connect and where the data is, once both are there. */
@Singleton
public class ReadyLine {
  private static final Logger LOG = Logger.getLogger("chat.parley");

  private final Store store;
  private final HttpServer doors;

  public ReadyLine(Store store, HttpServer doors) {
    this.store = store;
    this.doors = doors;
  }

  /**
   * Needs the store before anybody can connect, and before the scheduler has other threads ask for
   * it: one that can't be opened ends the start, and is told once.
   */
  void starting(@Observes @Priority(PLATFORM_BEFORE - 1) StartupEvent start) {
    LOG.debugf("store: %s", store.condition().get().description());
  }

  void ready(@ObservesAsync HttpServerStart server) {
    ready("ws", doors.getPort());
  }

  void ready(@ObservesAsync HttpsServerStart server) {
    ready("wss", doors.getSecurePort());
  }

  /** The port is the one that was taken: the one asked for may be 0. */
  private void ready(String scheme, int port) {
    LOG.infof(
        "Parley is ready at %s://localhost:%d/ (store: %s)",
        scheme, port, store.condition().get().description());
  }
}
