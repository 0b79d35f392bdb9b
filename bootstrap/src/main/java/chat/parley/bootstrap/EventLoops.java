package chat.parley.bootstrap;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop for each core, where Quarkus has two. Nothing on a loop ever waits, so a second
 * one does not add work that gets done; it halves what a commit releases to each, and so doubles
 * how often a sleeping thread has to be woken for it.
 */
@Singleton
public class EventLoops implements VertxOptionsCustomizer {
  private final OptionalInt configured;

  public EventLoops(
      @ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt configured) {
    this.configured = configured;
  }

  @Override
  public void accept(VertxOptions options) {
    options.setEventLoopPoolSize(
        configured.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
  }
}
