package chat.parley.bootstrap;

import chat.parley.domain.random.Secrets;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.python.FolderImport;
import chat.parley.jsonstore.python.PythonImport;
import chat.parley.jsonstore.tool.NewStore;
import chat.parley.jsonstore.tool.Progress;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A server on a folder that was imported from the Python server. */
public final class ImportedFromPython implements QuarkusTestProfile {
  /** The hashes are of another bcrypt than ours, as Python's is: {@code crypt(3)} of glibc. */
  private static final String USERS =
      """
      {"u-anna": {"id": "u-anna", "username": "Anna", "tag": "0001", "handle": "Anna#0001",
        "password": "$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
        "created_at": 1700000000.123456, "avatar": null, "fcm_token": null},
       "u-ben": {"id": "u-ben", "username": "Ben", "tag": "4711", "handle": "Ben#4711",
        "password": "$2b$04$zyxwvutsrqponmlkjihgfeJ2RWMdrxWebsyaWeSGDS8W1kpcxIgPC",
        "created_at": 1700000100.5, "avatar": null, "fcm_token": null}}
      """;

  private static final String GROUPS =
      """
      {"g-club": {"id": "g-club", "name": "Club", "type": "group", "owner_id": "u-anna",
        "join_code": "9F7FCB", "members": {"u-anna": {"role": "owner", "joined_at": 1700001000.5,
        "muted": false}}}}
      """;

  private static final String MESSAGES =
      """
      {"u-anna_u-ben": [
        {"id": "m1", "sender_id": "u-anna", "content": "Hello?", "type": "text",
         "timestamp": 1700002000.5, "reply_to": null, "is_deleted": false, "reactions": {}},
        {"id": "m2", "sender_id": "u-ben", "content": "Hello!", "type": "text",
         "timestamp": 1700002001500, "reply_to": "m1", "is_deleted": false, "reactions": {}}]}
      """;

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Map<String, String> settings = new HashMap<>(InMemory.FAST);
      settings.put("parley.store", "json");
      settings.put("parley.data", imported().toString());
      settings.put("parley.store.json.min-free", "0");
      settings.put("parley.backup.every", "off");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path imported() throws IOException {
    Path folder = Files.createTempDirectory("parley-imported");
    Path python = Files.createDirectory(folder.resolve("python"));
    Files.writeString(python.resolve("users.json"), USERS);
    Files.writeString(python.resolve("groups.json"), GROUPS);
    Files.writeString(python.resolve("messages.json"), MESSAGES);
    Secrets secrets = new SecureSecrets();
    PythonImport python2 =
        new PythonImport(new RandomIds(secrets), secrets, Instant.EPOCH, Progress.SILENT, _ -> {});
    RealDisk disk = new RealDisk();
    new FolderImport(disk, new NewStore(disk, InstantSource.system(), Progress.SILENT), python2)
        .run(python, folder.resolve("data"));
    return folder.resolve("data");
  }
}
