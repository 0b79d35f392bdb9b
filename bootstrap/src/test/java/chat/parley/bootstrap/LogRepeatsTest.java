package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same cause, again and again. */
class LogRepeatsTest {
  private final LogRepeats repeats = new LogRepeats();

  private static LogRecord event(String text, @Nullable Throwable thrown) {
    LogRecord event = new LogRecord(Level.SEVERE, text);
    event.setLoggerName("chat.parley");
    event.setThrown(thrown);
    return event;
  }

  private int admitted(int count, LogRecord event) {
    int admitted = 0;
    for (int n = 0; n < count; n++) {
      admitted += repeats.admits(event) ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void theFirstFewOfACauseAreAdmittedAndTheRestCounted() {
    assertThat(admitted(100, event("disk full", null))).isEqualTo(5);

    assertThat(repeats.takeLeftOut())
        .isEqualTo(Map.of(new LogRepeats.Cause("chat.parley", "disk full", null), 95));
  }

  @Test
  void numbersAndIdsMakeNoOtherCause() {
    int admitted = 0;
    for (int n = 0; n < 100; n++) {
      admitted +=
          repeats.admits(event("closing [id: 0x" + n + "ff] of /127.0.0.1:" + n, null)) ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(LogRepeats.MOST_OF_A_CAUSE);
  }

  @Test
  void onceTheyAreReportedAllBeginsAnew() {
    admitted(6, event("disk full", null));
    repeats.takeLeftOut();

    assertThat(repeats.takeLeftOut()).isEmpty();
    assertThat(admitted(6, event("disk full", null))).isEqualTo(5);
  }

  @Test
  void anotherTextOrAnotherPlaceIsAnotherCause() {
    admitted(100, event("disk full", null));

    assertThat(repeats.admits(event("disk gone", null))).isTrue();
    assertThat(repeats.admits(event("disk full", new IllegalStateException("here")))).isTrue();
    assertThat(repeats.admits(event("disk full", new IllegalStateException("there")))).isTrue();
    assertThat(repeats.takeLeftOut()).hasSize(1);
  }

  @Test
  void aThousandCausesAreRememberedAndTheRestAreOne() {
    int admitted = 0;
    for (int n = 0; n < 2_000; n++) {
      admitted += repeats.admits(event("text " + "x".repeat(n), null)) ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(LogRepeats.MOST_CAUSES + LogRepeats.MOST_OF_A_CAUSE);
  }
}
