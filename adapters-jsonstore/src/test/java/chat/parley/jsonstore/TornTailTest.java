package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.saying;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Message;
import chat.parley.jsonstore.format.Ending;
import chat.parley.jsonstore.format.Scan;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an unfinished write leaves is cut off; whatever else is wrong in a file stops the start. */
class TornTailTest {
  private static final int MESSAGES = 12;
  private static final int SECTOR = 512;
  private static final int DAMAGES = Integer.getInteger("parley.test.damages", 200);
  private static final Path FOLDER = Path.of("data");
  private static final Path FILE = FOLDER.resolve("messages.json");

  private final SimulatedDisk disk = new SimulatedDisk();
  private byte[] whole = new byte[0];
  private List<Message> said = List.of();

  @BeforeEach
  void aStoreWithSomeMessages() throws IOException {
    try (OpenStore open = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk)) {
      for (int i = 1; i <= MESSAGES; i++) {
        String text = "message %d, \"quoted\" and \uD83D\uDE00 spaced".formatted(i);
        open.store().messages().append(TALK, saying(ANNA, text));
        open.tested().told();
      }
      said = open.store().messages().after(TALK, 0, MESSAGES).messages();
    }
    whole = disk.contents(FILE);
  }

  private List<Message> reopened() {
    try (OpenStore open = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk)) {
      return open.store().messages().after(TALK, 0, 100).messages();
    }
  }

  private List<Message> reopenedWith(byte[] bytes) {
    disk.put(FILE, bytes);
    return reopened();
  }

  /** Where the last {@code count} records begin, and behind them the closing lines. */
  private int startOfLast(int count) {
    String text = new String(whole, ISO_8859_1);
    int at = text.lastIndexOf(",{\"n\":");
    for (int i = 0; i < count; i++) {
      at = text.lastIndexOf(",{\"n\":", at - 1);
    }
    return at;
  }

  /** How many messages are complete, with their line breaks, in the first {@code bytes}. */
  private int completeIn(int bytes) {
    return (int)
        Stream.of(new String(whole, 0, bytes, ISO_8859_1).split("(?<=\n)"))
            .filter(line -> line.contains("\"kind\":\"message\"") && line.endsWith("\"}\n"))
            .count();
  }

  @Test
  void aFileCutAtAnyByteOfItsLastThreeRecordsHasAllBeforeTheCut() {
    for (int cut = startOfLast(3); cut < whole.length; cut++) {
      assertThat(reopenedWith(Arrays.copyOf(whole, cut)))
          .as("cut at %d of %d", cut, whole.length)
          .isEqualTo(said.subList(0, completeIn(cut)));
    }
  }

  /** Nothing behind the cut says that more was on the disk, so it is what a crash leaves. */
  @Test
  void aFileCutAtAnyPlaceBehindItsHeaderHasAllBeforeTheCut() {
    Random random = new Random(7);
    int header = new String(whole, ISO_8859_1).indexOf('\n') + 1;
    for (int i = 0; i < DAMAGES; i++) {
      int cut = header + random.nextInt(whole.length - header);
      assertThat(reopenedWith(Arrays.copyOf(whole, cut)))
          .as("cut at %d of %d", cut, whole.length)
          .isEqualTo(said.subList(0, completeIn(cut)));
    }
  }

  /** A file has its name only when its header is on the disk, so no crash leaves this. */
  @Test
  void aFileCutInItsHeaderIsRefused() throws IOException {
    int header = new String(whole, ISO_8859_1).indexOf('\n') + 1;
    for (int cut = 0; cut < header; cut++) {
      assertRefused(Arrays.copyOf(whole, cut), "cut at %d of %d".formatted(cut, header));
    }
  }

  @Test
  void zeroesBehindTheEndAreCutOff() {
    for (int zeroes : new int[] {1, 2, 3, 100, 511, 512, 513, 4096, 65_536}) {
      assertThat(reopenedWith(Arrays.copyOf(whole, whole.length + zeroes))).isEqualTo(said);
    }
  }

  @Test
  void anEndThatBecameZeroesIsCutOff() {
    for (int zeroes = 1; zeroes < 300; zeroes++) {
      int from = whole.length - zeroes;
      byte[] bytes = Arrays.copyOf(Arrays.copyOf(whole, from), whole.length);
      assertThat(reopenedWith(bytes))
          .as("%d zeroes", zeroes)
          .isEqualTo(said.subList(0, completeIn(from)));
    }
  }

  @Test
  void aCutInAnyByteAfterZeroesIsCutOffToo() {
    for (int cut = startOfLast(1); cut < whole.length; cut++) {
      byte[] bytes = Arrays.copyOf(Arrays.copyOf(whole, cut), cut + 700);
      assertThat(reopenedWith(bytes)).isEqualTo(said.subList(0, completeIn(cut)));
    }
  }

  @Test
  void whatIsCutOffIsKeptBeside() throws IOException {
    int from = startOfLast(1);
    byte[] torn = Arrays.copyOf(whole, from + 50);

    assertThat(reopenedWith(torn)).isEqualTo(said.subList(0, MESSAGES - 1));
    List<Path> kept =
        disk.list(FOLDER).stream()
            .filter(path -> path.toString().contains("messages.json.torn-"))
            .toList();
    assertThat(kept).hasSize(1);
    assertThat(disk.contents(kept.getFirst()))
        .isEqualTo(Arrays.copyOfRange(torn, from, torn.length));
    assertThat(disk.contents(FILE)).startsWith(Arrays.copyOf(whole, from)).endsWith(']', '\n');
    assertThat(reopened()).hasSize(MESSAGES - 1);
    assertThat(disk.list(FOLDER)).containsAll(kept);
  }

  @Test
  void aSectorThatBecameZeroesAfterACleanStopIsDamage() throws IOException {
    assertZeroedSectorsAreDamage(whole, startOfLast(0));
  }

  @Test
  void aSectorFromBeforeARestartThatBecameZeroesIsDamage() throws IOException {
    byte[] next;
    try (OpenStore open = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk)) {
      open.store().messages().append(TALK, saying(ANNA, "one more"));
      open.tested().told();
      next = disk.contents(FILE);
    }
    assertZeroedSectorsAreDamage(next, startOfLast(0));
  }

  /** Of the sectors before {@code end}. */
  private void assertZeroedSectorsAreDamage(byte[] good, int end) throws IOException {
    assertThat(end).isGreaterThan(2 * SECTOR);
    for (int from = 0; from + SECTOR <= end; from += SECTOR) {
      byte[] bytes = good.clone();
      Arrays.fill(bytes, from, from + SECTOR, (byte) 0);
      assertRefused(bytes, "zeroes from " + from + " of " + good.length);
    }
  }

  @Test
  void oneWrongBitAnywhereIsFound() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < DAMAGES; i++) {
      int at = random.nextInt(whole.length);
      int bit = random.nextInt(8);
      assertRefused(withWrong(bit, at), "bit " + bit + " of byte " + at + " of " + whole.length);
    }
  }

  @Test
  void anyWrongBitInTheLastRecordAndBehindItIsFound() throws IOException {
    for (int at = startOfLast(1); at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        disk.put(FILE, withWrong(bit, at));
        assertThat(Scan.of(disk.open(FILE), StoreFile.MESSAGES, "", (_, _, _) -> {}).ending())
            .as("bit %d of byte %d of %d", bit, at, whole.length)
            .isInstanceOf(Ending.Damaged.class);
      }
    }
  }

  private byte[] withWrong(int bit, int at) {
    byte[] bytes = whole.clone();
    bytes[at] ^= (byte) (1 << bit);
    return bytes;
  }

  @Test
  void droppedDoubledAndSwappedLinesAreFound() throws IOException {
    List<String> lines = List.of(new String(whole, ISO_8859_1).split("(?<=\n)"));
    for (int i = 0; i < lines.size() - 1; i++) {
      List<String> dropped = new ArrayList<>(lines);
      dropped.remove(i);
      assertRefused(dropped, "dropped line " + i);
      List<String> doubled = new ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      assertRefused(doubled, "doubled line " + i);
      List<String> swapped = new ArrayList<>(lines);
      swapped.set(i, lines.get(i + 1));
      swapped.set(i + 1, lines.get(i));
      assertRefused(swapped, "swapped line " + i + " with the next");
    }
  }

  private void assertRefused(List<String> lines, String what) throws IOException {
    assertRefused(String.join("", lines).getBytes(ISO_8859_1), what);
  }

  private void assertRefused(byte[] bytes, String what) throws IOException {
    assertThatThrownBy(() -> reopenedWith(bytes))
        .as(what)
        .isInstanceOf(CannotOpenStore.class)
        .hasMessageContaining("messages.json, line ");
    assertThat(disk.contents(FILE)).as(what).isEqualTo(bytes);
  }
}
