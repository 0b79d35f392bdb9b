package chat.parley.bootstrap;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The assembly that keeps nothing. */
public final class InMemory implements QuarkusTestProfile {
  /** Passwords cost next to nothing, and nothing is done too often or by itself. */
  static final Map<String, String> FAST =
      Map.of(
          "parley.password.bcrypt-cost", "4",
          "parley.limits.enabled", "false",
          "parley.backup.every", "off");

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(FAST);
    settings.put("parley.store", "memory");
    return settings;
  }
}
