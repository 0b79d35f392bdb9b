package chat.parley.bootstrap;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The assembly that keeps chats in files of a folder of its own, with a backup every second. */
public final class BackedUp implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Map<String, String> settings = new HashMap<>(InMemory.FAST);
      settings.put("parley.store", "json");
      settings.put("parley.data", Files.createTempDirectory("parley-backed-up").toString());
      settings.put("parley.store.json.min-free", "0");
      settings.put("parley.backup.every", "1s");
      settings.put("parley.backup.keep", "3");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
