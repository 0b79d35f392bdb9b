package chat.parley.jsonstore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.fixture.TickingClock;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.FaultyDisk;
import chat.parley.jsonstore.fixture.Folders;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  @TempDir private Path temp;
  private Path data;
  private Path root;
  private final TickingClock clock = new TickingClock();

  @BeforeEach
  void sample() {
    data = temp.resolve("data");
    root = data.resolve("backups");
    SampleStore.in(data);
  }

  private Backups backups(Disk disk, Retention retention) {
    return new Backups(disk, root, retention, 0, clock);
  }

  private Backups backups() {
    return backups(new RealDisk(), new Retention(24, 30));
  }

  private Backup make(Backups backups) throws IOException {
    try (JsonStore store = SampleStore.open(data);
        Snapshot snapshot = store.snapshot()) {
      return backups.make(snapshot, Progress.SILENT);
    }
  }

  private List<String> namesInRoot() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aBackupIsTheVeryFilesAndAManifestUnderItsTime() throws IOException {
    Backup made = make(backups());
    assertThat(made.folder()).isEqualTo(root.resolve("20260101T120000000Z"));
    assertThat(made.verified()).isTrue();
    assertThat(backups().list()).containsExactly(made);
    for (StoreFile which : StoreFile.values()) {
      assertThat(which.in(made.folder())).hasSameBinaryContentAs(which.in(data));
    }
    Manifest manifest = new BackupFolder(new RealDisk(), made.folder()).manifest();
    Manifest.Content users = manifest.file(StoreFile.USERS).orElseThrow();
    assertThat(users.bytes()).isEqualTo(Files.size(StoreFile.USERS.in(data)));
    assertThat(users.records()).isEqualTo(3);
    assertThat(users.firstN()).isEqualTo(2);
    assertThat(users.lastN()).isEqualTo(4);
    assertThat(Files.readString(made.folder().resolve("manifest.json")))
        .contains("\"format\" : \"parley-backup\"", "\"sequence\" : 1", "2026-01-01T12:00:00Z");
  }

  @Test
  void sequenceGoesOnWhenTheClockGoesBack() throws IOException {
    Backup first = make(backups());
    clock.advance(Duration.ofDays(-3));
    Backup second = make(backups());
    assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
    assertThat(backups().newestVerified()).contains(second);
  }

  @Test
  void aClockThatStandsStillGivesEachBackupANameOfItsOwn() throws IOException {
    make(backups());
    make(backups());
    assertThat(make(backups()).folder()).hasFileName("20260101T120000000Z-3");
    assertThat(backups().list()).hasSize(3);
  }

  @Test
  void superfluousBackupsAreTakenAway() throws IOException {
    Backups backups = backups(new RealDisk(), new Retention(2, 0));
    for (int n = 0; n < 4; n++) {
      make(backups);
      clock.advance(Duration.ofHours(1));
    }
    assertThat(namesInRoot()).containsExactly("20260101T140000000Z", "20260101T150000000Z");
  }

  @Test
  void anOldBackupThatCanNotBeRemovedTakesNothingFromTheNewOnes() throws IOException {
    Backups backups = backups(new RealDisk(), new Retention(1, 0));
    Files.createDirectories(make(backups).folder().resolve("somebody's/notes"));
    for (int n = 0; n < 2; n++) {
      clock.advance(Duration.ofHours(1));
      Backup made = make(backups);
      assertThat(made.verified()).isTrue();
      assertThat(backups.list()).containsExactly(made);
    }
  }

  @Test
  void whatACrashLeftHalfMadeIsNoBackupAndGoes() throws IOException {
    Files.createDirectories(root);
    Folders.copy(data, root.resolve("20250101T000000000Z.unfinished"));
    assertThat(backups().list()).isEmpty();
    make(backups());
    assertThat(namesInRoot()).containsExactly("20260101T120000000Z");
  }

  @Test
  void aDiskThatBreaksAtAnyMomentLeavesAWholeBackupOrNone() throws IOException {
    long changes = changesOfOneBackup();
    assertThat(changes).isGreaterThan(20);
    for (long good = 0; good < changes; good++) {
      Backups onFaultyDisk = backups(FaultyDisk.failingAfter(good), new Retention(24, 30));
      assertThatThrownBy(() -> make(onFaultyDisk)).hasMessageContaining("the disk broke");
      for (Backup left : backups().list()) {
        assertThat(new BackupCheck(Progress.SILENT).check(left.folder())).isEmpty();
      }
    }
    assertThat(make(backups()).verified()).isTrue();
    assertThat(namesInRoot()).noneMatch(name -> name.endsWith("unfinished"));
  }

  private long changesOfOneBackup() throws IOException {
    FaultyDisk counting = FaultyDisk.failingAfter(Long.MAX_VALUE);
    make(new Backups(counting, temp.resolve("counted"), new Retention(24, 30), 0, clock));
    return counting.changes();
  }

  @Test
  void aBackupThatIsNotWhatWasWrittenIsNone() {
    FaultyDisk bitFlips = FaultyDisk.writing(BackupsTest::withOneBitFlipped);
    assertThatThrownBy(() -> make(backups(bitFlips, new Retention(24, 30))))
        .isInstanceOf(CannotProceed.class)
        .hasMessageStartingWith("the copy is damaged: " + root);
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void damageOfALiveFileIsNamedByThatFileAndItsPlace() throws IOException {
    Path messages = StoreFile.MESSAGES.in(data);
    String good = Files.readString(messages);
    try (JsonStore store = SampleStore.open(data);
        Snapshot snapshot = store.snapshot()) {
      Files.writeString(messages, good.replace("Zauberberg", "Zauberburg"));
      assertThatThrownBy(() -> backups().make(snapshot, Progress.SILENT))
          .isInstanceOf(CannotProceed.class)
          .hasMessageStartingWith(messages + ", line 3, byte ")
          .hasMessageContaining("the checksum of the record is");
    }
    assertThat(root).isEmptyDirectory();
  }

  /** In the text of a message, so that only a checksum can tell. */
  private static byte[] withOneBitFlipped(byte[] bytes) {
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Zauberberg");
    if (at >= 0) {
      bytes[at] ^= 1;
    }
    return bytes;
  }

  @Test
  void aManifestThatIsNotWhatWasWrittenIsFoundByReadingBack() {
    FaultyDisk shortManifest =
        FaultyDisk.writing(bytes -> bytes[0] == '{' ? new byte[] {'{'} : bytes);
    assertThatThrownBy(() -> make(backups(shortManifest, new Retention(24, 30))))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("when it was read back");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aBackupThatWouldFillTheDiskIsRefused() {
    Backups backups =
        new Backups(
            FaultyDisk.failingAfter(Long.MAX_VALUE).withFree(1_000_000),
            root,
            new Retention(24, 30),
            999_000,
            clock);
    assertThatThrownBy(() -> make(backups))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("only 1000000 are free");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void oneWithoutItsMarkDoesNotCountAsVerified() throws IOException {
    Backup first = make(backups());
    Backup second = make(backups());
    Files.delete(second.folder().resolve("verified"));
    assertThat(backups().newestVerified()).contains(first);
    assertThat(backups().list()).extracting(Backup::verified).containsExactly(true, false);
  }
}
