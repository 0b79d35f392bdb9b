package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

  @Test
  void nothingIsWrongWithTheDefaults() {
    assertThat(SettingsCheck.wrong(config(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          store.json.sync-interval,    0s,     a duration of more than nothing, PT0S
          backup.keep,                 0,      1 or more, 0
          backup.keep-days,            -1,     0 or more, -1
          password.bcrypt-cost,        3,      from 4 to 31, 3
          password.bcrypt-cost,        32,     from 4 to 31, 32
          password.min-length,         0,      from 1 to 72, 0
          password.min-length,         73,     from 1 to 72, 73
          wire.ping-interval,          0s,     a duration of more than nothing, PT0S
          wire.pong-timeout,           0s,     a duration of more than nothing, PT0S
          wire.sign-in-timeout,        -5s,    a duration of more than nothing, PT-5S
          wire.connections,            0,      1 or more, 0
          wire.connections-per-address,0,      1 or more, 0
          limits.content-chars,        0,      1 or more, 0
          limits.group-members,        0,      1 or more, 0
          limits.groups-per-user,      -1,     0 or more, -1
          limits.sessions-per-user,    0,      1 or more, 0
          tracing.ratio,               1.1,    from 0 to 1, 1.1
          tracing.ratio,               NaN,    from 0 to 1, NaN
          origins,                     chat.example.org,          https://, chat.example.org
          origins,                     https://chat.example.org/, https://, https://chat.example.org/
          """)
  void whatIsWrongIsSaidByNameWithWhatWouldBeRight(
      String setting, String value, String right, String shown) {
    assertThat(SettingsCheck.wrong(config(Map.of("parley." + setting, value))))
        .singleElement()
        .asString()
        .startsWith("parley." + setting + " is ")
        .contains(right)
        .endsWith(", and not " + shown + ".");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          password.bcrypt-cost, 31
          limits.groups-per-user, 0
          tracing.ratio, 0
          origins, *
          origins, 'https://a.example.org:8443,capacitor://localhost,null'
          """)
  void whatIsOnTheBorderIsRight(String setting, String value) {
    assertThat(SettingsCheck.wrong(config(Map.of("parley." + setting, value)))).isEmpty();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            SettingsCheck.wrong(
                config(Map.of("parley.backup.keep", "0", "parley.tracing.ratio", "2"))))
        .hasSize(2);
  }

  private static ParleyConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(ParleyConfig.class)
        .withSources(new PropertiesConfigSource(settings, "these settings", 500))
        .build()
        .getConfigMapping(ParleyConfig.class);
  }
}
