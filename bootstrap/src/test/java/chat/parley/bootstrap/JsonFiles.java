package chat.parley.bootstrap;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The assembly with JSON files, in a folder of its own, on a {@link HeldDisk}. */
public final class JsonFiles implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(InMemory.FAST);
    settings.put("parley.store", "json");
    try {
      settings.put("parley.data", Files.createTempDirectory("parley-test").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(StoreOnHeldDisk.class);
  }
}
