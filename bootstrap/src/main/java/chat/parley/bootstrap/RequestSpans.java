package chat.parley.bootstrap;

import chat.parley.websocket.json.ErrorCode;
import chat.parley.websocket.route.RequestObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One span for each request, for an OpenTelemetry collector. It holds the request's type, when it
 * was, how long it took and how it ended; nothing of what was said, and not by whom.
 *
 * <p>A span is made when its request is over: nothing has to be carried along the way, and a server
 * that makes none pays nothing.
 */
final class RequestSpans implements RequestObserver, AutoCloseable {
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("parley.outcome");
  private static final Duration SEND_AFTER = Duration.ofSeconds(1);

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /** Keeps a {@code ratio} of all spans, 0 to 1. */
  RequestSpans(SpanExporter exporter, double ratio) {
    provider =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().toBuilder().put("service.name", "parley").build())
            .setSampler(Sampler.traceIdRatioBased(ratio))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter).setScheduleDelay(SEND_AFTER).build())
            .build();
    tracer = provider.get("chat.parley");
  }

  static RequestSpans to(URI endpoint, double ratio) {
    return new RequestSpans(
        OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build(), ratio);
  }

  @Override
  public void answered(String type, @Nullable ErrorCode refusal, long since) {
    Instant end = Instant.now();
    Span span =
        tracer
            .spanBuilder(type)
            .setNoParent()
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(end.minusNanos(System.nanoTime() - since))
            .startSpan();
    span.setAttribute(OUTCOME, refusal == null ? "ok" : refusal.name());
    if (refusal == ErrorCode.INTERNAL || refusal == ErrorCode.UNAVAILABLE) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(end);
  }

  /** Sends what is left, for some seconds at most. */
  @Override
  public void close() {
    var _ = provider.shutdown().join(2, TimeUnit.SECONDS);
  }
}
