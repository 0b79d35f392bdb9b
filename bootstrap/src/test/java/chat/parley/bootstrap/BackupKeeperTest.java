package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.backup.Backups;
import chat.parley.jsonstore.backup.Retention;
import chat.parley.jsonstore.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupKeeperTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path temp;
  private Path root;
  private JsonStore store;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;

  @BeforeEach
  void open() {
    root = temp.resolve("backups");
    store = JsonStore.open(temp.resolve("data"), JsonStoreSettings.DEFAULT, _ -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  private BackupKeeper keeper() {
    Backups backups = new Backups(new RealDisk(), root, new Retention(24, 30), 0, clock);
    return new BackupKeeper(backups, Optional.of(store::snapshot), clock);
  }

  @Test
  void aBackupJustMadeIsNew() {
    BackupKeeper keeper = keeper();
    assertThat(keeper.age()).isEmpty();
    keeper.run();
    assertThat(keeper.age())
        .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofMinutes(1)));
    assertThat(keeper.newestVerified()).isPresent();
  }

  @Test
  void theAgeOfAnEarlierRunsBackupIsByTheClockAndUnknownIfThatIsBeforeIt() {
    keeper().run();
    now.set(NOON.plus(Duration.ofHours(5)));
    BackupKeeper later = keeper();
    later.look();
    assertThat(later.age())
        .hasValueSatisfying(
            age -> assertThat(age).isBetween(Duration.ofHours(5), Duration.ofMinutes(301)));
    now.set(NOON.minus(Duration.ofHours(5)));
    BackupKeeper earlier = keeper();
    earlier.look();
    assertThat(earlier.age()).isEmpty();
    assertThat(BackupSchedule.firstIn(Duration.ofHours(1), earlier.age())).isZero();
  }

  @Test
  void aClockThatJumpsDoesNotMakeABackupYoungerOrOlder() {
    BackupKeeper keeper = keeper();
    keeper.run();
    now.set(NOON.plus(Duration.ofDays(400)));
    assertThat(keeper.age())
        .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofMinutes(1)));
  }

  @Test
  void aBackupThatFailsIsCountedAndTheNewestGoodOneStaysKnown() throws IOException {
    BackupKeeper keeper = keeper();
    keeper.run();
    Path newest = keeper.newestVerified().orElseThrow().folder();
    // A file where the folder of all backups should be: nothing can be made in it.
    Files.move(root, temp.resolve("moved"));
    Files.createFile(root);
    keeper.run();
    assertThat(keeper.failures()).isEqualTo(1);
    assertThat(keeper.problem()).isPresent();
    assertThat(keeper.newestVerified())
        .hasValueSatisfying(backup -> assertThat(backup.folder()).isEqualTo(newest));
    Files.delete(root);
    keeper.run();
    assertThat(keeper.problem()).isEmpty();
  }
}
