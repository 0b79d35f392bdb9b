package chat.parley.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.ParleyConfig;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir private Path temp;
  private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aStoreWithAnna() {
    data = temp.resolve("data");
    try (JsonStore store = open(data)) {
      store.users().add(user("anna", "Anna#0001"));
    }
  }

  private static JsonStore open(Path folder) {
    return JsonStore.open(folder, JsonStoreSettings.DEFAULT, _ -> {});
  }

  private static User user(String id, String handle) {
    return new User(new UserId(id), Handle.of(handle), new PasswordHash("hash"), Instant.EPOCH);
  }

  private ParleyConfig config() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(ParleyConfig.class)
        .withDefaultValues(
            Map.of("parley.data", data.toString(), "parley.store.json.min-free", "0"))
        .build()
        .getConfigMapping(ParleyConfig.class);
  }

  private int run(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return CommandRunner.run(
        this::config, new PrintWriter(out, true), new PrintWriter(err, true), texts);
  }

  private Path onlyBackup() throws IOException {
    try (Stream<Path> backups = Files.list(data.resolve("backups"))) {
      return backups.toList().getFirst();
    }
  }

  private void damage(Path file) throws IOException {
    Files.writeString(file, Files.readString(file).replace("Anna", "Anne"));
  }

  @Test
  void aBackupIsMadeVerifiedAndRestored() throws IOException {
    assertThat(run("backup")).isZero();
    Path backup = onlyBackup();
    assertThat(out).hasToString("Made and verified " + backup + System.lineSeparator());

    assertThat(run("verify", backup)).isZero();
    assertThat(out.toString()).contains(backup + " is good");

    try (JsonStore store = open(data)) {
      store.users().add(user("ben", "Ben#0002"));
    }
    assertThat(run("restore", backup)).isZero();
    assertThat(out.toString()).contains("Restored " + backup, "What was there before is in");
    try (JsonStore store = open(data)) {
      assertThat(store.users().find(new UserId("anna"))).isPresent();
      assertThat(store.users().find(new UserId("ben"))).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path nowhere = temp.resolve("nowhere");
    assertThat(run("verify", nowhere)).isEqualTo(1);
    assertThat(err.toString()).startsWith("There is no " + nowhere);

    assertThat(run("restore", nowhere)).isEqualTo(1);
    assertThat(err.toString()).startsWith(nowhere + " is no backup: it has no manifest.json.");
  }

  @Test
  void verifyNamesEachFileOfTheDataFolder() {
    assertThat(run("verify")).isZero();
    assertThat(out.toString())
        .contains(data.resolve("users.json") + ": 1 records, ", data + " is good");
  }

  @Test
  void verifyNamesDamageByFileLineAndByteAndExitsWith1() throws IOException {
    damage(data.resolve("users.json"));
    assertThat(run("verify", data)).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            data.resolve("users.json") + ", line 2, byte ",
            "the checksum of the record is",
            data.resolve("users.json") + ": damaged",
            data + " is damaged: 1 found");
  }

  @Test
  void verifyTellsOfATornTailThatItIsNoDamage() throws IOException {
    Path users = data.resolve("users.json");
    String text = Files.readString(users);
    Files.writeString(users, text.substring(0, text.indexOf(",{\"n\":3")) + ",{\"n\":3,\"ki");
    assertThat(run("verify")).isZero();
    assertThat(out.toString()).contains("The last 11 are of a write that was cut short");
  }

  @Test
  void compactErasesWhatWasDeletedAndTellsWhatEachFileCame() throws IOException {
    Path messages = data.resolve("messages.json");
    Pair pair = new Pair(new UserId("anna"), new UserId("ben"));
    try (JsonStore store = open(data)) {
      Draft draft =
          new Draft(
              pair.one(),
              new MessageBody("a slip"),
              MessageType.TEXT,
              null,
              null,
              new ConnectionId("c"));
      MessageId id =
          store
              .messages()
              .append(pair.conversation(), slot -> pair.post(draft, slot, Instant.EPOCH))
              .id();
      store.messages().change(id, (current, rev) -> pair.delete(current, pair.one(), rev));
    }
    long before = Files.size(messages);
    assertThat(messages).content().contains("a slip");
    assertThat(run("compact")).isZero();
    assertThat(messages).content().doesNotContain("a slip");
    assertThat(out.toString())
        .contains(
            "messages.json: " + before + " -> " + Files.size(messages) + " bytes",
            "users.json: ",
            "Compacted " + data);
    assertThat(run("verify")).isZero();
  }

  @Test
  void aDamagedFolderIsNotCompacted() throws IOException {
    damage(data.resolve("users.json"));
    assertThat(run("compact")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(data.resolve("users.json") + ", line 2, byte ")
        .doesNotContain("\tat ");
  }

  @Test
  void whatIsIntactIsSalvaged() throws IOException {
    try (JsonStore store = open(data)) {
      store.users().add(user("ben", "Ben#0002"));
    }
    damage(data.resolve("users.json"));
    Path into = temp.resolve("salvaged");
    assertThat(run("salvage", data, "--into", into)).isZero();
    assertThat(out.toString()).contains("users.json, line 2, byte", "users.json: 1 records");
    try (JsonStore store = open(into)) {
      assertThat(store.users().find(new UserId("ben"))).isPresent();
    }
  }

  @Test
  void thePythonServersFolderIsImported() throws IOException {
    Path python = Files.createDirectory(temp.resolve("python"));
    Files.writeString(
        python.resolve("users.json"),
        "{\"u1\": {\"username\": \"Ben\", \"tag\": \"0002\", \"password\": \"?\", \"created_at\":"
            + " 1.5}}");
    Path into = temp.resolve("imported");
    assertThat(run("import-python", python, "--into", into)).isZero();
    assertThat(out.toString())
        .contains(
            "user u1: its password is no bcrypt hash; nobody can log in as it",
            "Imported 1 users, 0 groups and 0 messages into "
                + into
                + "; 3 oddities, listed above");
    try (JsonStore store = open(into)) {
      assertThat(store.users().find(Handle.of("Ben#0002"))).isPresent();
    }
  }

  @Test
  void aFolderInUseIsRefusedByEveryCommand() throws IOException {
    assertThat(run("backup")).isZero();
    Path backup = onlyBackup();
    Path python = Files.createDirectory(temp.resolve("python"));
    Files.writeString(python.resolve("users.json"), "{}");
    try (JsonStore _ = open(data)) {
      for (Object[] command :
          new Object[][] {
            {"backup"},
            {"compact"},
            {"verify"},
            {"restore", backup},
            {"salvage", data, "--into", temp.resolve("salvaged")},
            {"import-python", python}
          }) {
        assertThat(run(command)).as(command[0].toString()).isEqualTo(1);
        assertThat(err.toString()).contains("in use by another Parley").doesNotContain("\tat ");
      }
    }
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() {
    for (String command : List.of("backup", "compact")) {
      assertThat(run(command, temp.resolve("nowhere"))).isEqualTo(1);
      assertThat(err.toString()).contains("holds no file of a store");
    }
    assertThat(run("verify", temp.resolve("nowhere"))).isEqualTo(1);
    assertThat(err.toString()).contains("nowhere");
    assertThat(temp.resolve("nowhere")).doesNotExist();
  }

  @Test
  void whatMakesNoSenseGetsTheUsageAndExitsWith2() {
    assertThat(run("dance")).isEqualTo(2);
    assertThat(err.toString()).contains("Unmatched argument", "Usage: parley", "import-python");
    assertThat(run("restore")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameter");
    assertThat(run("salvage", data)).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required option: '--into=<into>'");
  }

  @Test
  void helpTellsOfEveryCommand() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("backup", "compact", "verify", "restore", "salvage", "import-python");
    assertThat(run("restore", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: parley restore", "--into=<into>");
  }

  @Test
  void settingsThatCanNotBeReadAreTold() {
    int code =
        CommandRunner.run(
            () -> {
              throw new IllegalArgumentException("parley.backup.keep: no number");
            },
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "backup");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("The settings can't be read: parley.backup.keep");
  }
}
