package chat.parley.bootstrap.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server on which less may be done than by default. */
public final class Tightened implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "parley.store", "memory",
        "parley.password.bcrypt-cost", "4",
        "parley.backup.every", "off",
        "parley.limits.rates.message", "3+2/1h",
        "parley.limits.rates.login-account", "2/1h",
        "parley.wire.ping-interval", "1s",
        "parley.wire.pong-timeout", "3s",
        "quarkus.websockets-next.server.max-message-size", "32768");
  }
}
