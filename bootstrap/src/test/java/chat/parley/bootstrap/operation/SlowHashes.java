package chat.parley.bootstrap.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server whose hashes take some 50 ms, so that a line of them stands for a while. */
public final class SlowHashes implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "parley.store", "memory",
        "parley.password.bcrypt-cost", "10",
        "parley.limits.enabled", "false",
        "parley.limits.sessions-per-user", "1000",
        "parley.wire.connections-per-address", "1000",
        "parley.backup.every", "off");
  }
}
