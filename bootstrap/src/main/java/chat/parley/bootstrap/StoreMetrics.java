package chat.parley.bootstrap;

import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.StoreObserver;
import chat.parley.jsonstore.StoreState;
import chat.parley.jsonstore.StoreStatus;
import chat.parley.jsonstore.format.StoreFile;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** {@code parley_store_...}: what the JSON files hold, and what each commit of them costs. */
@Singleton
public class StoreMetrics implements MeterBinder {
  /** From a fast disk's sync, in tenfolds and their thirds, to one that is about to fail. */
  private static final Duration[] TIMES = {
    Duration.ofNanos(300_000),
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3)
  };

  private static final double[] RECORDS = {1, 3, 10, 30, 100, 300, 1_000, 3_000};

  private final Store store;

  public StoreMetrics(Store store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    store
        .files()
        .ifPresent(
            files -> {
              files.observe(commits(registry));
              bindState(registry, files);
              for (StoreFile which : StoreFile.values()) {
                bindFile(registry, files, which);
              }
            });
  }

  private static StoreObserver commits(MeterRegistry registry) {
    DistributionSummary batches =
        DistributionSummary.builder("parley.store.batch")
            .baseUnit("records")
            .description("Records that were committed together, with one write and one sync")
            .serviceLevelObjectives(RECORDS)
            .register(registry);
    Timer writes = timer(registry, "parley.store.write", "Writes of one file for one batch");
    Timer syncs = timer(registry, "parley.store.sync", "Syncs of one file");
    return new StoreObserver() {
      @Override
      public void committed(int records) {
        batches.record(records);
      }

      @Override
      public void written(long nanos) {
        writes.record(nanos, TimeUnit.NANOSECONDS);
      }

      @Override
      public void synced(long nanos) {
        syncs.record(nanos, TimeUnit.NANOSECONDS);
      }
    };
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(TIMES)
        .register(registry);
  }

  private static void bindState(MeterRegistry registry, JsonStore files) {
    Gauge.builder("parley.store.writable", files, StoreMetrics::writable)
        .description("1 while the store takes changes, else 0")
        .register(registry);
    Gauge.builder("parley.store.free", files, store -> store.status().freeBytes())
        .baseUnit("bytes")
        .description("Free space on the data folder's volume, as last seen by a write")
        .register(registry);
  }

  private static double writable(JsonStore store) {
    return store.status().state() == StoreState.OK ? 1 : 0;
  }

  private static void bindFile(MeterRegistry registry, JsonStore store, StoreFile which) {
    gauge(store, which, "parley.store.size", StoreStatus.FileStatus::bytes)
        .baseUnit("bytes")
        .description("Size of a file")
        .register(registry);
    gauge(store, which, "parley.store.records", StoreStatus.FileStatus::records)
        .description("Records in a file, dead ones included")
        .register(registry);
    gauge(store, which, "parley.store.dead", StoreStatus.FileStatus::deadShare)
        .baseUnit("ratio")
        .description("Which part of a file's records is dead: above a half it is rewritten")
        .register(registry);
  }

  private static Gauge.Builder<JsonStore> gauge(
      JsonStore store,
      StoreFile which,
      String name,
      ToDoubleFunction<StoreStatus.FileStatus> value) {
    return Gauge.builder(
            name,
            store,
            asked -> value.applyAsDouble(Objects.requireNonNull(asked.status().files().get(which))))
        .tag("file", which.label());
  }
}
