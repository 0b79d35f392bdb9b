package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.rejection.Rejected;
import chat.parley.jsonstore.JournalFile.Reach;
import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a running store when its folder is deleted, moved or replaced under it. */
class LostFolderTest {
  @TempDir private Path temp;
  private Path folder;
  private Path lock;

  @BeforeEach
  void aStore() {
    folder = temp.resolve("data");
    lock = DataFolder.lockFile(folder);
    try (OpenStore open = OpenStore.on(folder)) {
      Deeds.first(open.store());
    }
  }

  private static void assertNothingIsAcknowledged(JsonStore store) {
    store.messages().append(TALK, saying(ANNA, "into nowhere"));
    assertThat(Waiting.outcome(store).join()).isFalse();
    assertThat(store.status().state()).isEqualTo(StoreState.FAILED);
  }

  private static void awaitFailed(JsonStore store, String... words) {
    Waiting.until("failed", () -> store.status().state() == StoreState.FAILED);
    assertThat(store.status().reason()).contains(words);
  }

  @Test
  void nothingIsAcknowledgedIntoAFolderThatWasMovedAway() throws IOException {
    try (OpenStore open = OpenStore.on(folder)) {
      Files.move(folder, temp.resolve("elsewhere"));
      Files.createDirectories(folder.resolve("backups"));
      assertNothingIsAcknowledged(open.store());
      assertThat(open.store().status().reason()).contains("parley.lock is gone", "restore");
    }
  }

  @Test
  void whoeverLostItsLockWritesNoMore() throws IOException {
    try (OpenStore first = OpenStore.on(folder)) {
      Files.delete(lock);
      try (OpenStore second = OpenStore.on(folder)) {
        assertNothingIsAcknowledged(first.store());
        assertThat(first.store().status().reason()).contains("parley.lock is another file now");
        second.store().messages().append(TALK, saying(ANNA, "here"));
        assertThat(Waiting.outcome(second.store()).join()).isTrue();
      }
    }
    OpenStore.on(folder).close();
  }

  @Test
  void aFileThatWasReplacedIsFoundWithoutAnyWrite() throws IOException {
    Path copy = Files.copy(StoreFile.MESSAGES.in(folder), temp.resolve("copy"));
    try (OpenStore open = OpenStore.on(folder)) {
      Files.move(copy, StoreFile.MESSAGES.in(folder), StandardCopyOption.REPLACE_EXISTING);
      awaitFailed(open.store(), "messages.json is another file now");
      assertThatThrownBy(() -> open.store().messages().append(TALK, saying(ANNA, "refused")))
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void aFileThatTheStoreItselfReplacedIsItsOwn() throws IOException {
    RealDisk disk = new RealDisk();
    Path path = StoreFile.USERS.in(folder);
    DiskFile before = disk.open(path);
    JournalFile file =
        new JournalFile(
            StoreFile.USERS, path, new OpenFile(before, 0), new Reach(1, before.size(), 1));
    HeldNames names = new HeldNames(disk, lock, List.of(file));
    DiskFile next = disk.create(temp.resolve("next"));
    disk.rename(temp.resolve("next"), path);
    assertThatThrownBy(names::check).isInstanceOf(FolderLost.class);

    file.swap(new OpenFile(next, 0), 0);
    assertThatCode(names::check).doesNotThrowAnyException();
    disk.delete(path);
    assertThatThrownBy(names::check).hasMessageContaining("users.json is gone");
    before.close();
    next.close();
  }
}
