package chat.parley.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong now = new AtomicLong();
  private final ProgressLines progress = new ProgressLines(new PrintWriter(err, true), now::get);

  private void at(Duration time, long done) {
    now.set(time.toNanos());
    progress.at("messages.json", done, 200);
  }

  @Test
  void workThatIsSoonDoneSaysNothing() {
    at(Duration.ZERO, 0);
    at(Duration.ofMillis(1_499), 199);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void longWorkSaysOnceASecondHowFarItIs() {
    at(Duration.ofMillis(1_500), 20);
    at(Duration.ofMillis(2_400), 60);
    at(Duration.ofMillis(2_500), 100);
    assertThat(err.toString().lines())
        .containsExactly("messages.json: 10 %", "messages.json: 50 %");
  }
}
