package chat.parley.jsonstore.backup;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.TickingClock;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.Finding;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte of a backup changes, goes or comes without being found. */
class BackupDamageTest {
  /** One byte of so many is tried; all of them with {@code -Dparley.test.every=1}. */
  private static final int EVERY = Integer.getInteger("parley.test.every", 5);

  @TempDir private Path temp;
  private Path backup;
  private final BackupCheck check = new BackupCheck(Progress.SILENT);

  @BeforeEach
  void makeOne() throws IOException {
    Path data = temp.resolve("data");
    SampleStore.in(data);
    try (JsonStore store = SampleStore.open(data);
        Snapshot snapshot = store.snapshot()) {
      backup =
          new Backups(
                  new RealDisk(),
                  temp.resolve("backups"),
                  new Retention(1, 0),
                  0,
                  new TickingClock())
              .make(snapshot, Progress.SILENT)
              .folder();
    }
    assertThat(check.check(backup)).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(backup)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aDamagedByteAnywhereIsFound() throws IOException {
    Random random = new Random(1);
    int tried = 0;
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int at = random.nextInt(EVERY); at < good.length; at += EVERY) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        Files.write(file, bad);
        assertThat(check.check(backup)).as("%s, byte %d", file, at).isNotEmpty();
        tried++;
      }
      Files.write(file, good);
    }
    assertThat(tried).isGreaterThan(1_000);
  }

  @Test
  void aFileThatIsShorterOrLongerIsFound() throws IOException {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(good, good.length - 1));
      assertThat(check.check(backup)).as("%s without its last byte", file).isNotEmpty();
      Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
      assertThat(check.check(backup)).as("%s with a byte more", file).isNotEmpty();
      Files.write(file, good);
    }
  }

  @Test
  void aFileThatIsMissingIsFound() throws IOException {
    for (StoreFile which : StoreFile.values()) {
      Path file = which.in(backup);
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(check.check(backup)).containsExactly(Finding.of(file, "the file is missing"));
      Files.write(file, good);
    }
    Files.delete(backup.resolve("manifest.json"));
    assertThat(check.check(backup))
        .containsExactly(Finding.of(backup.resolve("manifest.json"), "there is no manifest.json"));
  }

  @Test
  void aFileOfAnotherBackupIsFoundThoughItIsGoodByItself() throws IOException {
    Path other = temp.resolve("other");
    SampleStore.open(other).close();
    Files.copy(
        StoreFile.READS.in(other),
        StoreFile.READS.in(backup),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(check.check(backup))
        .singleElement()
        .extracting(Finding::what)
        .asString()
        .contains("its SHA-256 is");
  }

  @Test
  void damageIsNamedByFileLineAndByte() throws IOException {
    Path file = StoreFile.MESSAGES.in(backup);
    String good = Files.readString(file);
    Files.writeString(file, good.replace("Zauberberg", "Zauberburg"));
    long offset =
        good.substring(0, good.lastIndexOf('\n', good.indexOf("Zauberberg")) + 1)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8)
            .length;
    assertThat(check.check(backup))
        .singleElement()
        .asString()
        .startsWith(file + ", line 3, byte " + offset + ": the checksum of the record is");
  }
}
