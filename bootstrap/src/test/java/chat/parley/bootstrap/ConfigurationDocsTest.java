package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.websocket.connection.Limit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the README's table of settings against the code: each with its default, and no other. */
class ConfigurationDocsTest {
  private static final String RATES = "parley.limits.rates.";

  @Test
  void everySettingIsInTheReadmeWithItsDefaultAndNoOther() throws IOException {
    Map<String, String> shown =
        MarkdownPage.of("README.md").under("## Configuration").rows().stream()
            .filter(row -> row.get(0).startsWith("`parley."))
            .collect(
                Collectors.toMap(
                    row -> MarkdownPage.codeIn(row.get(0)), row -> row.get(1).replace("`", "")));
    assertThat(settings()).isNotEmpty();
    assertThat(shown).isEqualTo(settings());
  }

  @Test
  void everyRateIsInTheProtocolWithItsDefaultAndHasTheNameOfItsLimit() throws IOException {
    Map<String, String> shown =
        MarkdownPage.of("docs/protocol.md").under("## Limits").rows().stream()
            .filter(row -> row.get(1).startsWith("`" + RATES))
            .collect(
                Collectors.toMap(
                    row -> MarkdownPage.codeIn(row.get(1)), row -> row.get(2).replace("`", "")));
    Map<String, String> known = settings();
    known.keySet().removeIf(name -> !name.startsWith(RATES));
    assertThat(shown).isEqualTo(known);
    assertThat(known.keySet())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Limit.CONNECTIONS)).stream()
                .map(limit -> RATES + limit.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    collect(
        ParleyConfig.class.getAnnotation(ConfigMapping.class).prefix(),
        ParleyConfig.class,
        settings);
    return settings;
  }

  private static void collect(String prefix, Class<?> group, Map<String, String> settings) {
    for (Method setting : group.getDeclaredMethods()) {
      WithName given = setting.getAnnotation(WithName.class);
      String name = prefix + "." + (given == null ? kebab(setting.getName()) : given.value());
      WithDefault withDefault = setting.getAnnotation(WithDefault.class);
      if (withDefault != null) {
        settings.put(name, withDefault.value());
      } else if (setting.getReturnType().isInterface()
          && setting.getReturnType().getName().startsWith(ParleyConfig.class.getName())) {
        collect(name, setting.getReturnType(), settings);
      } else {
        settings.put(name, "");
      }
    }
  }

  /** {@code bcryptCost} is the setting {@code bcrypt-cost}. */
  private static String kebab(String method) {
    return method.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
