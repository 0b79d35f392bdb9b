package chat.parley.bootstrap;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says once a minute what {@link RepeatFilter} left out of the log. */
@Singleton
public class RepeatReport {
  private static final Logger LOG = Logger.getLogger("chat.parley");

  @Scheduled(every = "1m", delayed = "1m")
  void report() {
    RepeatFilter.REPEATS
        .takeLeftOut()
        .forEach(
            (cause, count) ->
                LOG.infof("left out %d more of: [%s] %s", count, cause.logger(), cause.text()));
  }
}
