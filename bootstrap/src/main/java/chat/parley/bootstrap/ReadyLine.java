package chat.parley.bootstrap;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.http.HttpServerOptions;
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

  public ReadyLine(Store store) {
    this.store = store;
  }

  /**
   * Needs the store before anybody can connect, and before the scheduler has other threads ask for
   * it: one that can't be opened ends the start, and is told once.
   */
  void starting(@Observes @Priority(PLATFORM_BEFORE - 1) StartupEvent start) {
    LOG.debugf("store: %s", store.condition().get().description());
  }

  void ready(@ObservesAsync HttpServerStart server) {
    ready("ws", server.options());
  }

  void ready(@ObservesAsync HttpsServerStart server) {
    ready("wss", server.options());
  }

  private void ready(String scheme, HttpServerOptions door) {
    LOG.infof(
        "Parley is ready at %s://localhost:%d/ (store: %s)",
        scheme, door.getPort(), store.condition().get().description());
  }
}
