package chat.parley.jsonstore.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.fixture.TickingClock;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.Folders;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.NewerFormat;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600) // for the long form
class SalvageTest {
  /** How many places are damaged; {@code -Dparley.test.places=1000} in the long form. */
  private static final int PLACES = Integer.getInteger("parley.test.places", 100);

  /** Of a file: the header, the line that says "end", and the bracket. */
  private static final int NO_RECORDS = 3;

  @TempDir private Path temp;
  private Path data;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void sample() {
    data = temp.resolve("data");
    SampleStore.in(data);
  }

  private void salvage(Path damaged, Path into) throws IOException {
    TickingClock clock = new TickingClock();
    Salvage salvage =
        new Salvage(
            new RealDisk(), new SeededSecrets(), clock.instant(), Progress.SILENT, notes::add);
    new NewStore(new RealDisk(), clock, Progress.SILENT)
        .make(into, files -> salvage.run(damaged, files));
  }

  /** What a record says, without what belongs to its place in a file. */
  private static String said(String line) {
    return line.substring(line.indexOf("\"kind\""), line.indexOf(",\"crc\""))
        .replace(",\"more\":true", "");
  }

  private static List<String> records(List<String> lines) {
    return lines.subList(1, lines.size() - NO_RECORDS + 1).stream().map(SalvageTest::said).toList();
  }

  /** Damages one line or two, and returns what the others say. */
  private static List<String> damage(Path file, Random random) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    List<String> intact = new ArrayList<>(records(lines));
    int at = 1 + random.nextInt(intact.size());
    switch (random.nextInt(4)) {
      case 0 -> {
        StringBuilder line = new StringBuilder(lines.get(at));
        int place = random.nextInt(line.length());
        line.setCharAt(place, (char) (line.charAt(place) ^ 1));
        lines.set(at, line.toString());
        intact.remove(at - 1);
      }
      case 1 -> {
        lines.remove(at);
        intact.remove(at - 1);
      }
      case 2 -> lines.add(1 + random.nextInt(intact.size()), lines.get(at));
      default -> {
        int other = 1 + random.nextInt(intact.size());
        java.util.Collections.swap(lines, at, other);
      }
    }
    Files.writeString(file, String.join("\n", lines) + "\n");
    return intact;
  }

  @Test
  void everyIntactRecordIsKeptAndTheSourceStaysAsItIs() throws IOException {
    Random random = new Random(1);
    StoreFile[] files = {StoreFile.USERS, StoreFile.SESSIONS, StoreFile.GROUPS, StoreFile.MESSAGES};
    for (int place = 0; place < PLACES; place++) {
      Path damaged = Folders.copy(data, temp.resolve("damaged-" + place));
      StoreFile which = files[random.nextInt(files.length)];
      List<String> intact = damage(which.in(damaged), random);
      Map<String, String> before = Folders.bytes(damaged);
      Path into = temp.resolve("salvaged-" + place);
      notes.clear();
      salvage(damaged, into);
      assertThat(records(Files.readAllLines(which.in(into))))
          .as("place %d in %s; %s", place, which, notes)
          .containsSubsequence(intact);
      assertThat(Folders.bytes(damaged)).isEqualTo(before);
      SampleStore.read(into);
    }
  }

  @Test
  void aGoodFolderIsSalvagedWhole() throws IOException {
    Path into = temp.resolve("into");
    salvage(data, into);
    assertThat(SampleStore.read(into)).isEqualTo(SampleStore.read(data));
    assertThat(notes).isEmpty();
  }

  private void replaceIn(StoreFile which, String old, String next) throws IOException {
    Path file = which.in(data);
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, next));
  }

  @Test
  void aLostMessageLeavesADeletedOneInItsPlace() throws IOException {
    SampleStore.Contents before = SampleStore.read(data);
    replaceIn(StoreFile.MESSAGES, "Zauberberg", "Zauberburg");
    Path into = temp.resolve("into");
    salvage(data, into);
    List<Message> messages = SampleStore.read(into).messages().getFirst();
    assertThat(messages).hasSameSizeAs(before.messages().getFirst());
    assertThat(messages.get(1).deleted()).isTrue();
    assertThat(messages.get(1).rev()).isEqualTo(before.conversations().getFirst().lastRev() + 1);
    assertThat(notes)
        .anyMatch(note -> note.contains("messages.json, line 3, byte"))
        .contains("message 2 of conversation book-club is lost; its place stays");
  }

  @Test
  void aGroupThatLostItsNameAndItsOwnerGetsOthers() throws IOException {
    replaceIn(StoreFile.GROUPS, "\"name\":\"book-club\"", "\"name\":\"cook-club\"");
    replaceIn(StoreFile.GROUPS, "\"role\":\"owner\"", "\"role\":\"owned\"");
    Path into = temp.resolve("into");
    salvage(data, into);
    Group group = SampleStore.read(into).club().orElseThrow();
    assertThat(group.name().value()).isEqualTo("Salvaged group");
    assertThat(group.owner()).isEqualTo(Fixtures.BEN.id());
    assertThat(group.members()).containsOnlyKeys(Fixtures.BEN.id(), Fixtures.CLARA.id());
    assertThat(notes)
        .contains(
            "group book-club lost its name and its code, and got new ones",
            "group book-club is now owned by Ben");
  }

  @Test
  void aGroupOfWhichNoMemberIsLeftIsLeftOut() throws IOException {
    replaceIn(StoreFile.GROUPS, "\"username\"", "\"usernome\"");
    Path into = temp.resolve("into");
    salvage(data, into);
    assertThat(SampleStore.read(into).club()).isEmpty();
    assertThat(notes).contains("group book-club was left out: none of its members is known");
  }

  @Test
  void filesThatAreMissingAreNamedAndTheOthersKept() throws IOException {
    Files.delete(StoreFile.MESSAGES.in(data));
    Path into = temp.resolve("into");
    salvage(data, into);
    assertThat(SampleStore.read(into).users()).hasSize(3);
    assertThat(notes).contains(StoreFile.MESSAGES.in(data) + ": the file is missing");
  }

  @Test
  void aFolderWithChatsIsNoTarget() throws IOException {
    Path into = temp.resolve("into");
    SampleStore.in(into);
    assertThatThrownBy(() -> salvage(data, into))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("Choose a folder that holds no chats yet");
  }

  @Test
  void aFolderWithoutAStoreIsNoSource() throws IOException {
    Path nothing = Files.createDirectory(temp.resolve("nothing"));
    assertThatThrownBy(() -> salvage(nothing, temp.resolve("into")))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("holds no file of a store");
    assertThat(temp.resolve("into").resolve("users.json")).doesNotExist();
  }

  @Test
  void aSalvageThatIsRefusedLeavesItsTargetAsItFoundIt() throws IOException {
    Files.delete(StoreFile.LOCKOUTS.in(data));
    LineWriter header = new LineWriter();
    header
        .begin('[', 1)
        .text("kind", "header")
        .text("format", "parley")
        .number("version", Header.VERSION + 1)
        .text("file", "lockouts")
        .end();
    Files.write(StoreFile.LOCKOUTS.in(data), header.copy(0, header.length()));
    Path there = Files.createDirectory(temp.resolve("there"));
    Files.writeString(there.resolve("notes"), "mine");
    for (Path into : List.of(there, temp.resolve("not/there/yet"))) {
      assertThatThrownBy(() -> salvage(data, into)).isInstanceOf(NewerFormat.class);
    }
    assertThat(there).isDirectoryNotContaining("glob:**/{parley,restore}*");
    assertThat(there.resolve("notes")).exists();
    assertThat(temp.resolve("not")).doesNotExist();
  }

  @Test
  void aTargetThatIsRefusedIsNotLockedForIt() throws IOException {
    Path into = Folders.copy(data, temp.resolve("into"));
    Files.delete(into.resolve("parley.lock"));
    Map<String, String> before = Folders.bytes(into);
    assertThatThrownBy(() -> salvage(data, into)).hasMessageContaining("is there already");
    assertThat(Folders.bytes(into)).isEqualTo(before);
  }

  @Test
  void aFolderInUseIsNoSource() {
    try (JsonStore _ = SampleStore.open(data)) {
      assertThatThrownBy(() -> salvage(data, temp.resolve("into"))).hasMessageContaining("in use");
    }
  }
}
