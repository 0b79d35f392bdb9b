package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a data folder looks like, and which ones are refused. */
class OpeningTest {
  @TempDir private Path folder;

  private Path file(StoreFile which) {
    return which.in(folder);
  }

  private void someLife() {
    try (OpenStore open = OpenStore.on(folder)) {
      Deeds.first(open.store());
      Deeds.more(open.store());
      Waiting.untilDurable(open.store());
    }
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(() -> OpenStore.on(folder).close())
        .isInstanceOf(CannotOpenStore.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void everyFileOfARunningStoreIsAJsonArrayOfOneRecordALine() throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (OpenStore open = OpenStore.on(folder)) {
      Deeds.first(open.store());
      Deeds.more(open.store());
      Waiting.untilDurable(open.store());
      for (StoreFile which : StoreFile.values()) {
        JsonNode array = json.readTree(file(which).toFile());
        assertThat(array.isArray()).isTrue();
        assertThat(array.size()).isEqualTo(Files.readAllLines(file(which)).size() - 1);
        assertThat(array.get(0).get("format").asText()).isEqualTo("parley");
        assertThat(array.get(0).get("file").asText()).isEqualTo(which.label());
        for (int i = 0; i < array.size(); i++) {
          assertThat(array.get(i).get("n").asInt()).isEqualTo(i + 1);
          assertThat(array.get(i).get("crc").asText()).matches("[0-9a-f]{8}");
        }
      }
    }
  }

  @Test
  void aMessageHasNamesThatPeopleUnderstand() throws IOException {
    try (OpenStore open = OpenStore.on(folder)) {
      ClientMessageId id = new ClientMessageId("c1");
      open.store().messages().appendOnce(TALK, ANNA, id, saying(ANNA, id, "Grüße\u0000\uD83D"));
    }
    assertThat(Files.readAllLines(file(StoreFile.MESSAGES)).get(1))
        .startsWith(
            """
            ,{"n":2,"synced":1,"kind":"message","conversation":"anna.ben","seq":1,"rev":1,"sender":"anna",\
            "sent_at":1767268800000,"type":"text","client_id":"c1","text":"Grüße\\u0000\\ud83d","crc":\"""");
  }

  @Test
  void aFolderInUseIsRefusedAndUntouched() throws IOException {
    try (OpenStore _ = OpenStore.on(folder)) {
      byte[] before = Files.readAllBytes(file(StoreFile.MESSAGES));
      assertRefused("in use by another Parley");
      assertThat(Files.readAllBytes(file(StoreFile.MESSAGES))).isEqualTo(before);
    }
    OpenStore.on(folder).close();
  }

  @Test
  void aLockIsFreeAfterARefusedStart() throws IOException {
    someLife();
    Files.delete(file(StoreFile.USERS));
    assertRefused("users.json");
    try (Closeable lock = new RealDisk().lock(folder.resolve("parley.lock"))) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    LineWriter lines = new LineWriter();
    lines
        .begin('[', 1)
        .text("kind", "header")
        .text("format", "parley")
        .number("version", 3)
        .text("file", "groups")
        .end();
    lines.close(2);
    someLife();
    Files.write(file(StoreFile.GROUPS), lines.copy(0, lines.length()));

    assertRefused("groups.json is of format version 3", "up to version 2", "newer Parley");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingFileAmongOthersIsRefused(StoreFile which) throws IOException {
    someLife();
    Files.delete(file(which));

    assertRefused(which.fileName() + " is missing", "restore");
    assertThat(file(which)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backups/20260101T120000000Z/users.json",
        "replaced-20260101T120000000Z/users.json",
        "users.json.torn-20260101T120000000Z"
      })
  void aFolderThatLostAllItsFilesIsNotTakenForANewOne(String left) throws IOException {
    Path there = folder.resolve(left);
    Files.createDirectories(there.getParent());
    Files.createFile(there);

    assertRefused("holds no file of a store", "command restore", "To start anew");
    assertThat(file(StoreFile.USERS)).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsRefused(StoreFile which) throws IOException {
    someLife();
    Files.write(file(which), new byte[0]);

    assertRefused(which.fileName() + ", line 1, byte 0", "header", "restore", "salvage", "verify");
    assertThat(file(which)).isEmptyFile();
  }

  @Test
  void aFileUnderTheNameOfAnotherIsRefused() throws IOException {
    someLife();
    Files.copy(file(StoreFile.USERS), file(StoreFile.GROUPS), StandardCopyOption.REPLACE_EXISTING);

    assertRefused("groups.json, line 1", "the file of users");
  }

  @Test
  void aRecordOfAnUnknownKindIsRefused() throws IOException {
    someLife();
    String text = Files.readString(file(StoreFile.SESSIONS));
    LineWriter lines = new LineWriter();
    lines.begin(',', 2).text("kind", "riddle").end();
    lines.close(3);
    Files.writeString(
        file(StoreFile.SESSIONS),
        text.substring(0, text.indexOf('\n') + 1)
            + new String(lines.copy(0, lines.length()), StandardCharsets.UTF_8));

    assertRefused("sessions.json, line 2", "riddle");
  }

  @Test
  void aFirstStartThatWasCutShortIsCompleted() throws IOException {
    OpenStore.on(folder).close();
    Files.delete(file(StoreFile.MESSAGES));
    Files.delete(file(StoreFile.READS));
    Files.writeString(folder.resolve("messages.json.new"), "half a hea");

    someLife();
    assertThat(folder.resolve("messages.json.new")).doesNotExist();
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    Path note = Files.writeString(folder.resolve("note.txt"), "mine");
    Path alike = Files.writeString(folder.resolve("other.json.new"), "mine too");
    someLife();

    assertThat(note).hasContent("mine");
    assertThat(alike).hasContent("mine too");
  }

  @Test
  void aGroupWhoseLinesAreNotAllThereIsNotThereAtAll() throws IOException {
    someLife();
    byte[] whole = Files.readAllBytes(file(StoreFile.GROUPS));
    String text = new String(whole, StandardCharsets.UTF_8);
    int secondMember = text.indexOf(",{", text.indexOf("\"kind\":\"member\""));
    Files.write(file(StoreFile.GROUPS), Arrays.copyOf(whole, secondMember));

    try (OpenStore open = OpenStore.on(folder)) {
      assertThat(open.store().groups().find(Fixtures.bookClub().id())).isEmpty();
    }
  }
}
