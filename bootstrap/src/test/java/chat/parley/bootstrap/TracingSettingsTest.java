package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TracingSettingsTest {
  @Test
  void anEndpointIsReachedByHttp() {
    assertThatThrownBy(() -> RequestSpans.to(URI.create("grpc://localhost:4317"), 1))
        .hasMessageContaining("http://");
  }
}
