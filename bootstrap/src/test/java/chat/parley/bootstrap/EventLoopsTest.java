package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class EventLoopsTest {
  @Inject Vertx vertx;

  @Test
  void thereIsOneForEachCore() {
    assertThat(((VertxInternal) vertx).getEventLoopGroup())
        .hasSize(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void whoConfiguresAnotherNumberGetsIt() {
    VertxOptions options = new VertxOptions();

    new EventLoops(OptionalInt.of(7)).accept(options);

    assertThat(options.getEventLoopPoolSize()).isEqualTo(7);
  }
}
