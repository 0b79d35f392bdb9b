package chat.parley.bootstrap;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ends the start over settings that nothing can be done with, before anything is opened: else the
 * first client would be told, or nobody.
 */
@Singleton
public class SettingsCheck {
  private static final Pattern ORIGIN = Pattern.compile("\\*|null|[a-zA-Z][\\w+.-]*://[^/\\s]+");

  /** No upper bound. */
  private static final int ANY = Integer.MAX_VALUE;

  void check(@Observes @Priority(PLATFORM_BEFORE - 2) StartupEvent start, ParleyConfig config) {
    List<String> wrong = wrong(config);
    if (!wrong.isEmpty()) {
      // Without a cause, for then Quarkus prints the message alone.
      throw new ConfigurationException(String.join("\n", wrong));
    }
  }

  /** All that is wrong, each in a sentence that says what would be right. */
  static List<String> wrong(ParleyConfig config) {
    Rules rules = new Rules(new ArrayList<>());
    rules.longer("store.json.sync-interval", config.jsonFiles().syncInterval());
    rules.within("backup.keep", config.backup().keep(), 1, ANY);
    rules.within("backup.keep-days", config.backup().keepDays(), 0, ANY);
    rules.within("password.bcrypt-cost", config.password().bcryptCost(), 4, 31);
    rules.within("password.min-length", config.password().minLength(), 1, 72);
    rules.longer("wire.ping-interval", config.wire().pingInterval());
    rules.longer("wire.pong-timeout", config.wire().pongTimeout());
    rules.longer("wire.sign-in-timeout", config.wire().signInTimeout());
    rules.within("wire.connections", config.wire().connections(), 1, ANY);
    rules.within("wire.connections-per-address", config.wire().connectionsPerAddress(), 1, ANY);
    rules.within("limits.content-chars", config.limits().contentChars(), 1, ANY);
    rules.within("limits.group-members", config.limits().groupMembers(), 1, ANY);
    rules.within("limits.groups-per-user", config.limits().groupsPerUser(), 0, ANY);
    rules.within("limits.sessions-per-user", config.limits().sessionsPerUser(), 1, ANY);
    rules.share("tracing.ratio", config.tracing().ratio());
    rules.origins("origins", config.origins().orElse(Set.of()));
    return rules.wrong();
  }

  private record Rules(List<String> wrong) {

    void within(String setting, int value, int least, int most) {
      String range = most == ANY ? least + " or more" : "from " + least + " to " + most;
      require(value >= least && value <= most, setting, "a number, " + range, value);
    }

    void share(String setting, double value) {
      require(value >= 0 && value <= 1, setting, "a number from 0 to 1", value);
    }

    void longer(String setting, Duration value) {
      require(value.isPositive(), setting, "a duration of more than nothing, such as 10s", value);
    }

    void origins(String setting, Set<String> values) {
      for (String value : values) {
        boolean right = ORIGIN.matcher(value).matches();
        require(right, setting, "* or origins such as https://chat.example.org", value);
      }
    }

    private void require(boolean right, String setting, String what, Object value) {
      if (!right) {
        wrong.add("parley.%s is %s, and not %s.".formatted(setting, what, value));
      }
    }
  }
}
