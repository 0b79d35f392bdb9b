package chat.parley.bootstrap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;

/** {@code parley_backup_age_seconds} of the newest verified backup, and how many tries failed. */
@Singleton
public class BackupMetrics implements MeterBinder {
  private static final double MILLIS = 1000;

  private final BackupKeeper keeper;

  public BackupMetrics(BackupKeeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("parley.backup.age", keeper, BackupMetrics::age)
        .baseUnit("seconds")
        .description("Age of the newest verified backup; NaN while there is none")
        .register(registry);
    FunctionCounter.builder("parley.backup.failures", keeper, BackupKeeper::failures)
        .description("Backups that could not be made since the start")
        .register(registry);
  }

  private static double age(BackupKeeper keeper) {
    return keeper.age().map(Duration::toMillis).map(millis -> millis / MILLIS).orElse(Double.NaN);
  }
}
