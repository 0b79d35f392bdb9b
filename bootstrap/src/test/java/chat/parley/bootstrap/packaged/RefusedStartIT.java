package chat.parley.bootstrap.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.jsonstore.format.LineWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that can't use its data folder, or a setting, says why and what to do, and leaves the
 * folder as it is.
 */
class RefusedStartIT {
  private static final Map<String, String> NO_SETTINGS = Map.of("PARLEY_BACKUP_EVERY", "off");
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir Path temp;
  private Path data;

  @BeforeEach
  void realPath() throws IOException {
    data = temp.toRealPath().resolve("data");
  }

  private void someLife() {
    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS)) {
      ChatClient.register(server.uri(), "Anna").close();
      server.stop();
      server.exitCode();
    }
  }

  /** The store's files: a process that has the lock may write its number there. */
  private Map<Path, String> files() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /** It says one line, which begins and ends like this: no stack trace, nothing else. */
  private static void assertRefused(PackagedServer server, String beginning, String end) {
    assertThat(server.exitCode()).isEqualTo(1);
    assertThat(server.log()).startsWith(beginning).endsWith(end + "\n").hasLineCount(1);
  }

  @Test
  void aSecondServerOnTheSameFolderEndsSoonAndTouchesNothing() throws IOException {
    try (PackagedServer first = new PackagedServer(data, NO_SETTINGS);
        ChatClient client = ChatClient.register(first.uri(), "Anna")) {
      Map<Path, String> before = files();
      long start = System.nanoTime();
      try (PackagedServer second = new PackagedServer(data, NO_SETTINGS)) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(second.log())
            .isEqualTo(
                "The data folder "
                    + data
                    + " is in use by another Parley. Stop it first, or choose another folder"
                    + " (parley.data).\n");
      }
      assertThat(files()).isEqualTo(before);
      assertThat(client.get("get_chats")).isEmpty();
    }
  }

  @Test
  void damageIsNamedWithItsPlaceAndTheWaysOut() throws IOException {
    someLife();
    Path users = data.resolve("users.json");
    String text = Files.readString(users);
    int line2 = text.indexOf('\n') + 1;
    Files.writeString(users, text.replace("Anna", "Inna"));
    Map<Path, String> before = files();

    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS)) {
      assertRefused(
          server,
          users + ", line 2, byte " + line2 + ": the checksum of the record is ",
          "Ways out: restore a backup (command restore), keep what can be read (command salvage),"
              + " or see all that is wrong (command verify).");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aNewerFormatAsksForTheNewerParley() throws IOException {
    someLife();
    LineWriter lines = new LineWriter();
    lines
        .begin('[', 1)
        .text("kind", "header")
        .text("format", "parley")
        .number("version", 99)
        .text("file", "users")
        .end();
    lines.close(2);
    Files.write(data.resolve("users.json"), lines.copy(0, lines.length()));
    Map<Path, String> before = files();

    try (PackagedServer server = new PackagedServer(data, NO_SETTINGS)) {
      assertRefused(
          server, "users.json is of format version 99", "Start the newer Parley that wrote it.");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aRateThatIsNoneIsNamedWithItsSettingAndWhatOneLooksLike() {
    Map<String, String> settings = new TreeMap<>(NO_SETTINGS);
    settings.put("PARLEY_LIMITS_RATES_LOGIN_ACCOUNT", "0/1s");
    try (PackagedServer server = new PackagedServer(data, settings)) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.log())
          .contains("parley.limits.rates.login-account", "\"0/1s\"")
          .endsWith(
              "A rate is [BURST+]COUNT/PERIOD, such as 60+10/1s (60 at once, then 10 a second) or"
                  + " 5/15m, with numbers from 1 to 100000 and a period from 1ms to 1d.\n")
          .hasLineCount(2);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void settingsThatNothingCanBeDoneWithAreToldBeforeAnythingIsMade() {
    Map<String, String> settings = new TreeMap<>(NO_SETTINGS);
    settings.put("PARLEY_PASSWORD_BCRYPT_COST", "99");
    settings.put("PARLEY_BACKUP_KEEP", "-1");
    try (PackagedServer server = new PackagedServer(data, settings)) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.log())
          .endsWith(
              """
              parley.backup.keep is a number, 1 or more, and not -1.
              parley.password.bcrypt-cost is a number, from 4 to 31, and not 99.
              """)
          .doesNotContain("\tat ");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path inAFile = Files.writeString(temp.resolve("file"), "no folder").resolve("data");
    try (PackagedServer server = new PackagedServer(inAFile, NO_SETTINGS)) {
      assertRefused(
          server,
          "The data folder " + inAFile + " can't be opened: ",
          "Let the user who runs Parley write there, or choose another folder (parley.data).");
    }
  }
}
