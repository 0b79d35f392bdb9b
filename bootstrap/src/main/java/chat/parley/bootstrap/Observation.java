package chat.parley.bootstrap;

import chat.parley.websocket.connection.ConnectionQuota;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.WireObserver;
import chat.parley.websocket.route.RequestObserver;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes what watches the wire: metrics always, traces when they are switched on. */
@ApplicationScoped
public class Observation {

  @Produces
  @Singleton
  @Typed({WireMetrics.class, WireObserver.class})
  WireMetrics wireMetrics(MeterRegistry registry, Connections connections, ConnectionQuota quota) {
    return new WireMetrics(registry, connections, quota);
  }

  @Produces
  @Singleton
  Optional<RequestSpans> requestSpans(ParleyConfig config) {
    ParleyConfig.Tracing tracing = config.tracing();
    return tracing.endpoint().map(endpoint -> RequestSpans.to(endpoint, tracing.ratio()));
  }

  void close(@Disposes Optional<RequestSpans> spans) {
    spans.ifPresent(RequestSpans::close);
  }

  @Produces
  @Singleton
  RequestObserver requestObserver(WireMetrics metrics, Optional<RequestSpans> spans) {
    return spans.<RequestObserver>map(metrics::andThen).orElse(metrics);
  }
}
