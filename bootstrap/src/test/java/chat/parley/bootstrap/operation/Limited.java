package chat.parley.bootstrap.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server with all its limits, that keeps nothing. */
public final class Limited implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "parley.store", "memory",
        "parley.password.bcrypt-cost", "4",
        "parley.wire.connections-per-address", "8",
        "quarkus.http.limits.max-connections", "64",
        "parley.backup.every", "off");
  }
}
