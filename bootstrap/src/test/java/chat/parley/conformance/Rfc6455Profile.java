package chat.parley.conformance;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * Which cases are run, and a server that can take them. With {@code -Dconformance=full} those of
 * section 9 too, whose messages of up to 16 MiB are far beyond what the chat takes.
 */
public final class Rfc6455Profile implements QuarkusTestProfile {
  private static final boolean FULL = "full".equals(System.getProperty("conformance"));
  private static final String LIMIT = "20000000";

  static List<String> cases() {
    return FULL ? List.of("*") : List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*");
  }

  static int numberOfCases() {
    return FULL ? 301 : 247;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return FULL
        ? Map.of(
            "parley.store", "memory",
            "quarkus.websockets-next.server.max-frame-size", LIMIT,
            "quarkus.websockets-next.server.max-message-size", LIMIT)
        : Map.of("parley.store", "memory");
  }
}
