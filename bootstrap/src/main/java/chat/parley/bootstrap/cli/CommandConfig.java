package chat.parley.bootstrap.cli;

import chat.parley.bootstrap.ParleyConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings that the server would have, read without starting it. */
final class CommandConfig {
  private static final Path FILE = Path.of("config", "application.properties");

  /** Where Quarkus has this file: below the environment (300), above what is in the jar (250). */
  private static final int ORDINAL = 260;

  private CommandConfig() {}

  static ParleyConfig load() {
    return load(FILE);
  }

  static ParleyConfig load(Path file) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .addDiscoveredConverters()
            .withMapping(ParleyConfig.class)
            .withValidateUnknown(false);
    if (Files.exists(file)) {
      try {
        builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), ORDINAL));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return builder.build().getConfigMapping(ParleyConfig.class);
  }
}
