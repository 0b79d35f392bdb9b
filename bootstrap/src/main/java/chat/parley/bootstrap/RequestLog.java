package chat.parley.bootstrap;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps out of the log what HTTP requests that fail ask for: Quarkus would write it down with the
 * failure, and a client may say anything there.
 */
@Singleton
public class RequestLog implements Filter {
  private static final String LOGGER = "io.quarkus.vertx.http.runtime.QuarkusErrorHandler";
  private static final String WITHHELD = "(not shown)";

  void install(@Observes StartupEvent start) {
    Logger.getLogger(LOGGER).setFilter(this);
  }

  @Override
  public boolean isLoggable(LogRecord event) {
    Object[] parameters = event.getParameters();
    if (parameters != null && parameters.length > 0) {
      Object[] safe = parameters.clone();
      safe[0] = WITHHELD;
      event.setParameters(safe);
    }
    return true;
  }
}
