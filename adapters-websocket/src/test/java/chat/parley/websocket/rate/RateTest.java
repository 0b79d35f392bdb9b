package chat.parley.websocket.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({
    "60+10/1s,          60,     10,     PT1S",
    "1/3s,              1,      1,      PT3S",
    "5/15m,             5,      5,      PT15M",
    "5/1h,              5,      5,      PT1H",
    "7+3/1d,            7,      3,      PT24H",
    "1+2/250ms,         1,      2,      PT0.25S",
    "100000+100000/1ms, 100000, 100000, PT0.001S",
    "100000/86400000ms, 100000, 100000, PT24H"
  })
  void aRateIsSoManyAtOnceAndSoManyMoreInEachPeriod(
      String text, int burst, int count, Duration period) {
    assertThat(Rate.of(text)).isEqualTo(new Rate(burst, count, period));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "5",
        "5/",
        "/1s",
        "5/s",
        "5/1",
        "5/1w",
        "5/1S",
        "5 /1s",
        "+5/1s",
        "5+/1s",
        "1+2+3/1s",
        "0/1s",
        "0+1/1s",
        "1+0/1s",
        "-1/1s",
        "1+-1/1s",
        "5/-1s",
        "10/0s",
        "0.5/1s",
        "1/0.5s",
        "100001/1s",
        "100001+1/1s",
        "4294967297/1s",
        "1/2d",
        "1/25h",
        "1/86400001ms",
        "1/999999999d",
        "1/99999999999999999999s"
      })
  void anythingElseIsRefusedInASentenceThatSaysWhatARateLooksLike(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.of(text))
        .withMessage(
            "A rate is [BURST+]COUNT/PERIOD, such as 60+10/1s (60 at once, then 10 a second) or"
                + " 5/15m, with numbers from 1 to 100000 and a period from 1ms to 1d.");
  }
}
