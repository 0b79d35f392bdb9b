package chat.parley.websocket.limit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.TickingClock;
import chat.parley.websocket.rate.Rate;
import io.github.bucket4j.Bucket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {

  @ParameterizedTest
  @ValueSource(strings = {"1/1ms", "1/1d", "100000/1ms", "100000/1d", "1+100000/1d", "10000+1/1d"})
  void theLargestRatesFillABucketAsAnyOtherDoes(String text) {
    Rate rate = Rate.of(text);
    TickingClock clock = new TickingClock();
    Bucket bucket = RateLimiter.bucket(rate, new ClockMeter(clock));
    assertThat(bucket.tryConsumeAsMuchAsPossible()).isEqualTo(rate.burst());

    clock.advance(rate.period().minusMillis(1));
    long almost = rate.count() * (rate.period().toMillis() - 1) / rate.period().toMillis();
    assertThat(bucket.getAvailableTokens()).isEqualTo(Math.min(almost, rate.burst()));

    clock.advance(rate.untilFull());
    assertThat(bucket.getAvailableTokens()).isEqualTo(rate.burst());
  }
}
