package chat.parley.jsonstore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 400 days of hourly backups, by clocks that are right and clocks that jump. */
class RetentionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:30:00Z");
  private static final int HOURS = 400 * 24;
  private static final int KEEP = 24;
  private static final int DAYS = 30;
  private static final Duration YEAR = Duration.ofDays(365);

  private final Retention retention = new Retention(KEEP, DAYS);

  /**
   * What is there after all these hours, of at least so many days all the time; a backup's sequence
   * tells when it was really made.
   */
  private List<Backup> afterHours(int days, LongFunction<Duration> clockError) {
    List<Backup> kept = new ArrayList<>();
    for (long hour = 1; hour <= HOURS; hour++) {
      Instant shown = START.plus(Duration.ofHours(hour)).plus(clockError.apply(hour));
      kept.add(new Backup(Path.of("backup-" + hour), hour, shown, true));
      kept.removeAll(retention.superfluous(kept));
      checkAlways(kept, hour, days);
    }
    return kept;
  }

  private static void checkAlways(List<Backup> kept, long hour, int daysKept) {
    List<Long> newest = sequences(kept).reversed().stream().limit(KEEP).toList();
    assertThat(newest)
        .as("the newest at hour %d", hour)
        .startsWith(hour)
        .hasSize((int) Math.min(hour, KEEP))
        .endsWith(Math.max(1, hour - KEEP + 1));
    Set<Long> days = daysOf(kept);
    for (long day = Math.max(0, (hour - KEEP) / 24 - daysKept + 1); day <= hour / 24; day++) {
      assertThat(days).as("days with a backup at hour %d", hour).contains(day);
    }
  }

  private static List<Long> sequences(List<Backup> backups) {
    return backups.stream().map(Backup::sequence).toList();
  }

  /** The real days on which these were made. */
  private static Set<Long> daysOf(List<Backup> backups) {
    return backups.stream()
        .map(backup -> backup.sequence() / 24)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theLast24AndOneADayFor30DaysStay() {
    List<Backup> kept = afterHours(DAYS, _ -> Duration.ZERO);
    assertThat(kept).hasSizeBetween(KEEP + DAYS, KEEP + DAYS + 2);
    assertThat(daysOf(kept)).hasSizeBetween(DAYS + 1, DAYS + 2);
  }

  @Test
  void aClockThatJumpsAYearAheadCostsADayAtMost() {
    List<Backup> kept = afterHours(DAYS - 1, hour -> hour < 5_000 ? Duration.ZERO : YEAR);
    assertThat(kept).hasSizeLessThan(KEEP + DAYS + 5);
  }

  @Test
  void aClockThatGoesBackAYearCostsADayAtMost() {
    List<Backup> kept = afterHours(DAYS - 1, hour -> hour < 5_000 ? YEAR : Duration.ZERO);
    assertThat(kept).hasSizeLessThan(KEEP + 3 * DAYS);
  }

  @Test
  void aClockThatGoesBackTenDaysAgainAndAgainCostsADayAtMost() {
    List<Backup> kept = afterHours(DAYS - 1, hour -> Duration.ofDays(-10 * (hour / 1_000)));
    assertThat(kept).hasSizeLessThan(KEEP + 3 * DAYS);
  }

  @Test
  void aClockThatIsAYearAheadForOneHourADayCostsADayAtMost() {
    List<Backup> kept = afterHours(DAYS - 1, hour -> hour % 24 == 7 ? YEAR : Duration.ZERO);
    assertThat(kept).hasSizeLessThan(KEEP + 4 * DAYS);
  }

  @Test
  void theNewestVerifiedOneStaysHoweverManyFailedAfterIt() {
    List<Backup> backups = new ArrayList<>();
    backups.add(backup(1, true));
    for (int n = 2; n < 100; n++) {
      backups.add(backup(n, false));
    }
    assertThat(new Retention(1, 0).superfluous(backups)).isEmpty();
  }

  @Test
  void oneThatWasNeverVerifiedGoesWhenEnoughNewerOnesWere() {
    List<Backup> backups = List.of(backup(1, false), backup(2, true), backup(3, true));
    assertThat(new Retention(2, 0).superfluous(backups)).isEmpty();
    assertThat(sequences(new Retention(1, 0).superfluous(backups)))
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void keepingNoneIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Retention(0, 30));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retention(1, -1));
  }

  private static Backup backup(long sequence, boolean verified) {
    return new Backup(
        Path.of("backup-" + sequence), sequence, START.plus(Duration.ofDays(sequence)), verified);
  }
}
