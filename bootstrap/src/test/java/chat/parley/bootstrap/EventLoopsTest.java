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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@QuarkusTest
@TestProfile(InMemory.class)
class EventLoopsTest {
  @Inject Vertx vertx;

  @Test
  void thereIsOneForEachCore() {
    assertThat(((VertxInternal) vertx).getEventLoopGroup())
        .hasSize(Runtime.getRuntime().availableProcessors());
  }

  /** Where nothing else is said; the library is there for these processors. */
  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void onLinuxTheyAreOfEpoll() {
    assertThat(vertx.isNativeTransportEnabled()).isTrue();
  }

  @Test
  void whoConfiguresAnotherNumberGetsIt() {
    VertxOptions options = new VertxOptions();

    new EventLoops(OptionalInt.of(7)).accept(options);

    assertThat(options.getEventLoopPoolSize()).isEqualTo(7);
  }
}
