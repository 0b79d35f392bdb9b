package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {
  private static final URI ENDPOINT = URI.create("http://localhost:4318/v1/traces");

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aRatioIsFromZeroToOne(double ratio) {
    assertThatThrownBy(() -> RequestSpans.to(ENDPOINT, ratio))
        .hasMessageContaining("parley.tracing.ratio is a number from 0 to 1");
  }

  @Test
  void anEndpointIsReachedByHttp() {
    assertThatThrownBy(() -> RequestSpans.to(URI.create("grpc://localhost:4317"), 1))
        .hasMessageContaining("http://");
  }
}
