package chat.parley.bootstrap.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A server that keeps everything in files, as in production. */
public final class Kept implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      return Map.of(
          "parley.data", Files.createTempDirectory("parley-test").toString(),
          "parley.password.bcrypt-cost", "4",
          "parley.limits.enabled", "false");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
