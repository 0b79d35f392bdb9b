package chat.parley.bootstrap.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A server that logs all it can, and has a bug. */
public final class Talkative implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.log.level", "DEBUG",
        "quarkus.log.console.level", "INFO",
        "parley.store", "memory",
        "parley.password.bcrypt-cost", "4",
        "parley.limits.enabled", "false",
        "parley.backup.every", "off");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(BuggyHasher.class);
  }
}
