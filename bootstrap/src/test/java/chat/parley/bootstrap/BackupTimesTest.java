package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupTimesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theFirstBackupIsDueWhenTheNewestIsOldEnough() {
    assertThat(BackupSchedule.firstIn(HOUR, Optional.empty())).isZero();
    assertThat(BackupSchedule.firstIn(HOUR, Optional.of(Duration.ofMinutes(20))))
        .isEqualTo(Duration.ofMinutes(40));
    assertThat(BackupSchedule.firstIn(HOUR, Optional.of(Duration.ofDays(3)))).isZero();
  }

  @Test
  void timesAreWrittenAsInOtherSettings() {
    assertThat(BackupSchedule.every("90m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(BackupSchedule.every("1d")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void whatIsNoTimeIsRefusedAndTheSettingNamed() {
    for (String text : List.of("often", "0s", "-1h")) {
      assertThatThrownBy(() -> BackupSchedule.every(text))
          .hasMessageContaining("parley.backup.every is a duration such as 30m");
    }
  }
}
