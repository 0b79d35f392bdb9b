package chat.parley.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandConfigTest {
  private static final String CRON = "parley.backup.cron";

  @TempDir private Path temp;

  @AfterEach
  void clear() {
    System.clearProperty(CRON);
  }

  @Test
  void commandsHaveTheServersDefaults() {
    assertThat(CommandConfig.load().backup().keepDays()).isEqualTo(30);
    assertThat(CommandConfig.load().backup().cron()).isEmpty();
  }

  @Test
  void commandsReadTheServersFileAndWhatOverridesIt() throws IOException {
    Path file = temp.resolve("application.properties");
    Files.writeString(
        file, "parley.backup.keep-days=7\nparley.backup.cron=1 * * * * ?\nparley.unknown=x\n");
    assertThat(CommandConfig.load(file).backup().keepDays()).isEqualTo(7);
    assertThat(CommandConfig.load(file).backup().cron()).hasValue("1 * * * * ?");
    System.setProperty(CRON, "2 * * * * ?");
    assertThat(CommandConfig.load(file).backup().cron()).hasValue("2 * * * * ?");
  }
}
