package chat.parley.bootstrap.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server that sends spans to a collector in this process. */
public final class Traced implements QuarkusTestProfile {
  static final Collector COLLECTOR = new Collector();

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "parley.tracing.endpoint", COLLECTOR.endpoint(),
        "parley.store", "memory",
        "parley.password.bcrypt-cost", "4",
        "parley.limits.enabled", "false",
        "parley.backup.every", "off");
  }
}
