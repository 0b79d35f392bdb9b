package chat.parley.bootstrap;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * When backups are made: after the last one as long as it takes, whichever run of the server made
 * it. So a server that is started again and again makes no more of them, and none fewer.
 */
@Singleton
public class BackupSchedule {
  private static final Logger LOG = Logger.getLogger(BackupSchedule.class);
  private static final String OFF = "off";
  private static final String JOB = "backup";

  private final Scheduler scheduler;
  private final BackupKeeper keeper;
  private final ParleyConfig.Backup settings;

  public BackupSchedule(Scheduler scheduler, BackupKeeper keeper, ParleyConfig config) {
    this.scheduler = scheduler;
    this.keeper = keeper;
    settings = config.backup();
  }

  void start(@Observes StartupEvent startup) {
    String when = settings.cron().orElse(settings.every());
    if (!keeper.hasStore()) {
      return;
    }
    keeper.look();
    if (when.equals(OFF)) {
      LOG.warn("no backups are made: parley.backup is off");
      return;
    }
    Scheduler.JobDefinition<?> job =
        scheduler
            .newJob(JOB)
            .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
            .setTask(_ -> keeper.run());
    if (settings.cron().isPresent()) {
      job.setCron(when).schedule();
    } else {
      Duration every = every(when);
      job.setInterval(every.toString())
          .setDelayed(firstIn(every, keeper.age()).toString())
          .schedule();
    }
  }

  static Duration every(String text) {
    try {
      Duration every = DurationConverter.parseDuration(text);
      if (every.isPositive()) {
        return every;
      }
    } catch (IllegalArgumentException _) {
      // The message below says what a duration looks like.
    }
    throw new ConfigurationException(
        "parley.backup.every is a duration such as 30m or 1d, or off, and not \"" + text + "\".");
  }

  /** How long after the start the first one is due, when the newest is of this age. */
  static Duration firstIn(Duration every, Optional<Duration> age) {
    Duration due = age.map(every::minus).orElse(Duration.ZERO);
    return due.isNegative() ? Duration.ZERO : due;
  }
}
