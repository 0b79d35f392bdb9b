package chat.parley.jsonstore.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.fixture.Folders;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {
  @TempDir private Path temp;
  private Path data;
  private Path messages;

  @BeforeEach
  void sample() {
    data = temp.resolve("data");
    messages = StoreFile.MESSAGES.in(data);
    SampleStore.in(data);
  }

  private FolderCheck.Result check() throws IOException {
    return new FolderCheck(Progress.SILENT).check(data);
  }

  private List<String> found() throws IOException {
    return check().findings().stream()
        .map(finding -> finding.toString().replace(data + "/", ""))
        .toList();
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(messages));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(messages, String.join("\n", lines) + "\n");
  }

  @Test
  void aGoodFolderHasNoFindingsAndStaysAsItIs() throws IOException {
    Map<String, String> before = Folders.bytes(data);
    FolderCheck.Result result = check();
    assertThat(result.findings()).isEmpty();
    assertThat(Objects.requireNonNull(result.files().get(StoreFile.USERS)).records()).isEqualTo(3);
    assertThat(result.files()).hasSize(StoreFile.values().length);
    assertThat(Folders.bytes(data)).isEqualTo(before);
  }

  @Test
  void everyDamageOfAFileIsFound() throws IOException {
    List<String> lines = lines();
    lines.set(2, lines.get(2).replace("Zauberberg", "Zauberburg"));
    lines.remove(4);
    Collections.swap(lines, 5, 6);
    write(lines);
    assertThat(found())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(finding -> finding.startsWith("messages.json, line "))
        .anyMatch(finding -> finding.contains("line 3, byte") && finding.contains("checksum"))
        .anyMatch(finding -> finding.contains("line 5") && finding.contains("number 5 is missing"))
        .anyMatch(finding -> finding.contains("line 6") && finding.contains("number 7 is missing"))
        .anyMatch(
            finding -> finding.contains("line 7") && finding.contains("here is record number 7"));
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    return noise;
  }

  @Test
  void aFileThatIsNoneOfAStoreIsOneFindingHoweverLong() throws IOException {
    for (byte[] other : List.of("text ".repeat(700_000).getBytes(UTF_8), noise(3_500_000))) {
      Files.write(messages, other);
      assertThat(found())
          .satisfiesExactly(
              run ->
                  assertThat(run)
                      .isEqualTo("messages.json, line 1, byte 0: 3500000 bytes hold no record"),
              end -> assertThat(end).contains("the line that says \"end\" is missing"));
    }
  }

  @Test
  void eachRunOfBytesThatAreNoRecordsIsOneFindingAndLinesBehindItKeepTheirNumbers()
      throws IOException {
    List<String> lines = lines();
    lines.set(2, "x".repeat(3_500_000));
    lines.set(3, "y");
    lines.set(6, "z");
    lines.set(8, lines.get(8).replace("kind", "kine"));
    int at = String.join("\n", lines.subList(0, 2)).getBytes(UTF_8).length + 1;
    write(lines);
    assertThat(found())
        .satisfiesExactly(
            run ->
                assertThat(run)
                    .isEqualTo(
                        "messages.json, line 3, byte " + at + ": 3500003 bytes hold no record"),
            line -> assertThat(line).contains("line 7, byte").endsWith("this is no record"),
            changed -> assertThat(changed).contains("line 9, byte", "checksum"));
  }

  @Test
  void aDoubledLineIsFound() throws IOException {
    List<String> lines = lines();
    lines.add(3, lines.get(2));
    write(lines);
    assertThat(found())
        .singleElement()
        .asString()
        .contains("line 4", "here is record number 3 where number 4 belongs");
  }

  @Test
  void aFileThatIsMissingIsFound() throws IOException {
    Files.delete(messages);
    assertThat(found()).containsExactly("messages.json: the file is missing");
  }

  @Test
  void filesThatAreGoodButDoNotFitAreFound() throws IOException {
    Path other = temp.resolve("other");
    SampleStore.open(other).close();
    Files.move(
        StoreFile.GROUPS.in(other),
        StoreFile.USERS.in(data),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(found())
        .singleElement()
        .asString()
        .contains("users.json, line 1", "this is the file of groups, under another name");
  }

  @Test
  void aTornTailIsNoDamage() throws IOException {
    List<String> lines = lines();
    String whole = String.join("\n", lines.subList(0, lines.size() - 2)) + "\n";
    Files.writeString(messages, whole + ",{\"n\":14,\"kind\":\"mess");
    FolderCheck.Result result = check();
    assertThat(result.findings()).isEmpty();
    assertThat(Objects.requireNonNull(result.files().get(StoreFile.MESSAGES)).torn()).hasValue(21);
    Files.writeString(messages, whole);
    assertThat(check().findings()).isEmpty();
  }

  @Test
  void aFolderInUseIsRefused() {
    try (JsonStore _ = SampleStore.open(data)) {
      assertThatThrownBy(this::check)
          .isInstanceOf(CannotOpenStore.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new FolderCheck(Progress.SILENT).check(temp.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
