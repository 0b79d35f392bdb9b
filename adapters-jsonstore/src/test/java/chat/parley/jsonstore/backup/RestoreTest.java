package chat.parley.jsonstore.backup;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.fixture.TickingClock;
import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.FaultyDisk;
import chat.parley.jsonstore.fixture.Folders;
import chat.parley.jsonstore.fixture.OldFolder;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
  @TempDir private Path temp;
  private Path data;
  private Path backup;
  private SampleStore.Contents backedUp;
  private SampleStore.Contents later;
  private final TickingClock clock = new TickingClock();

  @BeforeEach
  void aBackupAndAStoreThatWentOn() throws IOException {
    data = temp.resolve("data");
    backedUp = SampleStore.in(data);
    Backups backups =
        new Backups(new RealDisk(), temp.resolve("backups"), new Retention(1, 0), 0, clock);
    try (JsonStore store = SampleStore.open(data)) {
      try (Snapshot snapshot = store.snapshot()) {
        backup = backups.make(snapshot, Progress.SILENT).folder();
      }
      SampleStore.say(store, SampleStore.CLUB, ANNA, "later");
      SampleStore.settle(store);
      later = SampleStore.contents(store);
    }
  }

  private Optional<Path> restore(Disk disk, Path into) throws IOException {
    return new Restore(disk, clock, Progress.SILENT).restore(backup, into);
  }

  @Test
  void aRestoredFolderIsWhatWasBackedUp() throws IOException {
    Path fresh = temp.resolve("fresh");
    assertThat(restore(new RealDisk(), fresh)).isEmpty();
    assertThat(SampleStore.read(fresh)).isEqualTo(backedUp);
  }

  @Test
  void aBackupOfAnOlderVersionGetsTheFilesThatItDidNotHave() throws IOException {
    makeOld(backup);
    assertThat(new BackupCheck(Progress.SILENT).check(backup)).isEmpty();
    Path replaced = restore(new RealDisk(), data).orElseThrow();
    assertThat(SampleStore.read(data)).isEqualTo(backedUp);
    assertThat(StoreFile.LOCKOUTS.in(replaced)).exists();
  }

  private static void makeOld(Path backup) throws IOException {
    BackupFolder folder = new BackupFolder(new RealDisk(), backup);
    Manifest now = folder.manifest();
    OldFolder.of(backup);
    List<Manifest.Content> files = new ArrayList<>();
    for (Manifest.Content file : now.files()) {
      if (file.which() != StoreFile.LOCKOUTS) {
        byte[] old = Files.readAllBytes(file.which().in(backup));
        files.add(
            new Manifest.Content(
                file.which(),
                old.length,
                file.records(),
                file.firstN(),
                file.lastN(),
                Sha256.of(old)));
      }
    }
    Manifest then = new Manifest(now.sequence(), now.madeAt(), files);
    Files.write(folder.manifestFile(), then.encode());
    folder.markVerified(then);
  }

  @Test
  void whatARestoreReplacesIsKept() throws IOException {
    Path replaced = restore(new RealDisk(), data).orElseThrow();
    assertThat(SampleStore.read(data)).isEqualTo(backedUp);
    assertThat(SampleStore.read(replaced)).isEqualTo(later);
  }

  @Test
  void aFolderInUseIsLeftAlone() throws IOException {
    try (JsonStore store = SampleStore.open(data)) {
      Map<String, String> before = Folders.bytes(data);
      assertThatThrownBy(() -> restore(new RealDisk(), data))
          .isInstanceOf(CannotOpenStore.class)
          .hasMessageContaining("in use");
      assertThat(Folders.bytes(data)).isEqualTo(before);
      assertThat(SampleStore.contents(store)).isEqualTo(later);
    }
  }

  @Test
  void aDamagedBackupIsNotRestored() throws IOException {
    Path users = StoreFile.USERS.in(backup);
    Files.writeString(users, Files.readString(users).replace("Anna", "Anne"));
    Map<String, String> before = Folders.bytes(data);
    assertThatThrownBy(() -> restore(new RealDisk(), data))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining(users + ", line 2");
    assertThat(Folders.bytes(data)).isEqualTo(before);
  }

  @Test
  void aRestoreForWhichThereIsNoSpaceLeavesTheFolderAsItFoundIt() throws IOException {
    Map<String, String> before = Folders.bytes(data);
    FaultyDisk fullOnce = FaultyDisk.failingOnceAfter(4);
    assertThatThrownBy(() -> restore(fullOnce, data)).hasMessageContaining("the disk broke");
    assertThat(Folders.bytes(data)).isEqualTo(before);
    assertThat(data.resolve("restore.staging")).doesNotExist();
  }

  @Test
  void whereverARestoreIsCutShortNoStoreOpensOnAMixture() throws IOException {
    FaultyDisk counting = FaultyDisk.failingAfter(Long.MAX_VALUE);
    restore(counting, Folders.copy(data, temp.resolve("counted")));
    int refused = 0;
    for (long good = 0; good < counting.changes(); good++) {
      Path folder = Folders.copy(data, temp.resolve("cut-after-" + good));
      long cutAfter = good;
      assertThatThrownBy(() -> restore(FaultyDisk.failingAfter(cutAfter), folder))
          .hasMessageContaining("the disk broke");
      refused += opensWholeOrNotAtAll(folder) ? 0 : 1;
      restore(new RealDisk(), folder);
      assertThat(SampleStore.read(folder)).as("after a second try").isEqualTo(backedUp);
      assertThat(folder.resolve("restore.unfinished")).doesNotExist();
    }
    assertThat(refused).isGreaterThan(10);
  }

  private boolean opensWholeOrNotAtAll(Path folder) {
    try {
      assertThat(SampleStore.read(folder)).isIn(backedUp, later);
      return true;
    } catch (CannotOpenStore e) {
      assertThat(e).hasMessageContaining("Run the command again");
      return false;
    }
  }

  @Test
  void aSecondTryKeepsWhatTheFirstOneHadSetAside() throws IOException {
    FaultyDisk counting = FaultyDisk.failingAfter(Long.MAX_VALUE);
    restore(counting, Folders.copy(data, temp.resolve("counted")));
    long beforeTheEnd = counting.changes() - 5;
    assertThatThrownBy(() -> restore(FaultyDisk.failingAfter(beforeTheEnd), data))
        .hasMessageContaining("the disk broke");
    restore(new RealDisk(), data);
    assertThat(SampleStore.read(data.resolve("replaced-20260101T120000000Z"))).isNotNull();
    try (var folders = Files.list(data)) {
      assertThat(
              folders
                  .filter(folder -> folder.getFileName().toString().startsWith("replaced-"))
                  .map(SampleStore::read))
          .contains(later);
    }
  }
}
