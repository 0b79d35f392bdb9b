package chat.parley.websocket.rate;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code burst} at once, and {@code count} more in each {@code period}. The numbers are such that
 * no reckoning with them in nanoseconds passes 64 bits.
 */
public record Rate(int burst, int count, Duration period) {
  private static final int MOST = 100_000;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern NOTATION =
      Pattern.compile("(?:(\\d{1,6})\\+)?(\\d{1,6})/(\\d{1,9}(?:ms|[smhd]))");

  public Rate {
    if (burst < 1
        || burst > MOST
        || count < 1
        || count > MOST
        || period.compareTo(SHORTEST) < 0
        || period.compareTo(LONGEST) > 0) {
      throw refusal();
    }
  }

  /**
   * Reads {@code [BURST+]COUNT/PERIOD}; without a burst, it is the count.
   *
   * @throws IllegalArgumentException with a sentence that says what a rate looks like
   */
  public static Rate of(String text) {
    Matcher rate = NOTATION.matcher(text);
    if (!rate.matches()) {
      throw refusal();
    }
    String count = rate.group(2);
    String burst = rate.group(1) == null ? count : rate.group(1);
    Duration period = DurationConverter.parseDuration(rate.group(3));
    return new Rate(Integer.parseInt(burst), Integer.parseInt(count), period);
  }

  public Rate withBurst(int other) {
    return new Rate(other, count, period);
  }

  /** After how long at the most a bucket is full again. */
  public Duration untilFull() {
    return period.multipliedBy((burst + count - 1) / count);
  }

  private static IllegalArgumentException refusal() {
    return new IllegalArgumentException(
        """
        A rate is [BURST+]COUNT/PERIOD, such as 60+10/1s (60 at once, then 10 a second) or 5/15m, \
        with numbers from 1 to 100000 and a period from 1ms to 1d.""");
  }
}
