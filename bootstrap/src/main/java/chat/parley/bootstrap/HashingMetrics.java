package chat.parley.bootstrap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** What the hashing of passwords has to do. */
@Singleton
public class HashingMetrics implements MeterBinder {
  private final BoundedWork work;

  HashingMetrics(BcryptHasher hasher) {
    this.work = hasher.work();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionTimer.builder(
            "parley.hashing", work, BoundedWork::done, BoundedWork::nanos, TimeUnit.NANOSECONDS)
        .description("Password hashes, and the time they took")
        .register(registry);
    Gauge.builder("parley.hashing.running", work, BoundedWork::running)
        .description("Password hashes under way")
        .register(registry);
    Gauge.builder("parley.hashing.waiting", work, BoundedWork::waiting)
        .description("Requests that wait for a thread to hash on")
        .register(registry);
    FunctionCounter.builder("parley.hashing.refused", work, BoundedWork::refused)
        .description("Requests refused because too many waited already")
        .register(registry);
  }
}
