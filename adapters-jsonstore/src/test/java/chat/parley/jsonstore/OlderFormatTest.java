package chat.parley.jsonstore;

import static chat.parley.jsonstore.format.StoreFile.LOCKOUTS;
import static chat.parley.jsonstore.format.StoreFile.MESSAGES;
import static chat.parley.jsonstore.format.StoreFile.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.fixture.Fixtures;
import chat.parley.jsonstore.fixture.FaultyDisk;
import chat.parley.jsonstore.fixture.Folders;
import chat.parley.jsonstore.fixture.OldFolder;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.FolderCheck;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a version which did not have all files yet gets them, once. */
class OlderFormatTest {
  @TempDir private Path temp;
  private Path data;
  private SampleStore.Contents contents;

  @BeforeEach
  void anOldFolder() throws IOException {
    data = temp.resolve("data");
    contents = SampleStore.in(data);
    OldFolder.of(data);
  }

  private void assertRefusedWithout(Path file) throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> SampleStore.open(data).close())
        .isInstanceOf(CannotOpenStore.class)
        .hasMessageContaining(file.getFileName() + " is missing");
  }

  @Test
  void theFilesThatItsVersionDidNotHaveAreMade() {
    assertThat(SampleStore.read(data)).isEqualTo(contents);
    assertThat(LOCKOUTS.in(data)).exists();
    assertThat(USERS.in(data)).content().contains("\"version\":2");
  }

  @Test
  void theyMayNotBeMissingASecondTime() throws IOException {
    SampleStore.open(data).close();
    assertRefusedWithout(LOCKOUTS.in(data));
  }

  @Test
  void aFileThatItsVersionDidHaveMayNotBeMissing() throws IOException {
    assertRefusedWithout(MESSAGES.in(data));
    assertThat(LOCKOUTS.in(data)).doesNotExist();
  }

  @Test
  void whereverTheStepIsCutShortTheNextStartFinishesIt() throws IOException {
    FaultyDisk counting = FaultyDisk.failingAfter(Long.MAX_VALUE);
    DataFolder.complete(counting, Folders.copy(data, temp.resolve("counted")));
    assertThat(counting.changes()).isGreaterThan(4);
    for (long good = 0; good < counting.changes(); good++) {
      Path folder = Folders.copy(data, temp.resolve("cut-after-" + good));
      FaultyDisk disk = FaultyDisk.failingAfter(good);
      assertThatThrownBy(() -> DataFolder.complete(disk, folder))
          .hasMessageContaining("the disk broke");
      assertThat(SampleStore.read(folder)).isEqualTo(contents);
      assertThat(USERS.in(folder)).content().contains("\"version\":2");
    }
  }

  @Test
  void whatIsStoredAfterItOutlivesACrash() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    for (StoreFile which : StoreFile.values()) {
      if (which != LOCKOUTS) {
        disk.put(which.in(data), Files.readAllBytes(which.in(data)));
      }
    }
    try (JsonStore store = SampleStore.open(data, disk)) {
      store.users().add(Fixtures.DAN);
      SampleStore.settle(store);
      for (int seed = 0; seed < 20; seed++) {
        SimulatedDisk left = disk.afterCrash(new Random(seed));
        try (JsonStore next = SampleStore.open(data, left)) {
          assertThat(next.users().find(Fixtures.DAN.id())).isPresent();
        }
      }
    }
  }

  @Test
  void lookingAtItChangesNothing() throws IOException {
    Map<String, String> before = Folders.bytes(data);
    assertThat(new FolderCheck(Progress.SILENT).check(data).findings()).isEmpty();
    assertThat(Folders.bytes(data)).isEqualTo(before);
  }

  @Test
  void whatIsMissingOfItIsFound() throws IOException {
    Files.delete(MESSAGES.in(data));
    assertThat(new FolderCheck(Progress.SILENT).check(data).findings()).hasSize(1);
  }
}
