package chat.parley.bootstrap;

import chat.parley.jsonstore.backup.Backups;
import chat.parley.jsonstore.backup.Retention;
import chat.parley.jsonstore.disk.RealDisk;
import java.nio.file.Path;
import java.time.InstantSource;

/** The backups of a data folder, where and as the settings have them. */
public final class ConfiguredBackups {
  private ConfiguredBackups() {}

  public static Backups of(ParleyConfig config, Path data, InstantSource clock) {
    ParleyConfig.Backup settings = config.backup();
    Path folder = settings.folder().orElse(data.resolve("backups")).toAbsolutePath().normalize();
    return new Backups(
        new RealDisk(),
        folder,
        new Retention(settings.keep(), settings.keepDays()),
        config.jsonFiles().minFree().asLongValue(),
        clock);
  }
}
