package chat.parley.jsonstore;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.TickingClock;
import chat.parley.jsonstore.backup.Backup;
import chat.parley.jsonstore.backup.BackupCheck;
import chat.parley.jsonstore.backup.Backups;
import chat.parley.jsonstore.backup.Restore;
import chat.parley.jsonstore.backup.Retention;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.python.Importing;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * As {@link CrashTest}, while a backup is made or restored, chats are imported, or files are
 * rewritten.
 */
@Timeout(600) // for the long form
class ToolCrashTest {
  private static final Path DATA = Path.of("new", "deep", "data");
  private static final Path ROOT = Path.of("new", "backups");
  private static final int DISKS = Integer.getInteger("parley.test.disks", 6);

  private final TickingClock clock = new TickingClock();

  /** What is done on a disk that may stop. */
  @FunctionalInterface
  private interface Work {
    void on(SimulatedDisk disk) throws IOException;
  }

  /** What holds for a disk that is left, {@code done} if the work had come to its end. */
  @FunctionalInterface
  private interface Proof {
    void of(SimulatedDisk left, boolean done) throws IOException;
  }

  /** The machine stops before any one step. */
  private static void crashAnywhere(SimulatedDisk before, Work work, Proof proof)
      throws IOException {
    int steps = steps(before, work);
    for (int crash = 0; crash <= steps; crash++) {
      SimulatedDisk disk = before.afterKill();
      boolean done = doneBefore(crash, disk, work);
      disk.switchOff();
      prove(disk, done, proof, "crash at step " + crash + " of " + steps);
    }
  }

  private static void killAnywhereAndCrashAfterwards(SimulatedDisk before, Work work, Proof proof)
      throws IOException {
    killAnywhereAndCrashAfterwards(before, work, work, proof);
  }

  /** The process is killed before any one step; the next one does its work, the machine stops. */
  private static void killAnywhereAndCrashAfterwards(
      SimulatedDisk before, Work work, Work next, Proof proof) throws IOException {
    int steps = steps(before, work);
    for (int kill = 0; kill < steps; kill++) {
      SimulatedDisk disk = before.afterKill();
      doneBefore(kill, disk, work);
      disk.unlock();
      disk.faults((_, _) -> {});
      next.on(disk);
      prove(disk, true, proof, "killed at step " + kill + " of " + steps);
    }
  }

  private static int steps(SimulatedDisk before, Work work) throws IOException {
    SimulatedDisk counting = before.afterKill();
    work.on(counting);
    return counting.steps().size();
  }

  private static boolean doneBefore(int last, SimulatedDisk disk, Work work) {
    AtomicInteger left = new AtomicInteger(last);
    disk.faults(
        (_, _) -> {
          if (left.getAndDecrement() <= 0) {
            throw new IOException("stopped");
          }
        });
    try {
      work.on(disk);
      return true;
    } catch (IOException | RuntimeException | AssertionError _) {
      return false;
    }
  }

  private static void prove(SimulatedDisk disk, boolean done, Proof proof, String what) {
    for (int seed = 0; seed < DISKS; seed++) {
      try {
        proof.of(disk.afterCrash(new Random(seed)), done);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError(what + ", disk " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private Backups backups(Disk disk) {
    return new Backups(disk, ROOT, new Retention(2, 0), 0, clock);
  }

  private Backup backUp(Disk disk) throws IOException {
    try (JsonStore store = SampleStore.open(DATA, disk);
        Snapshot snapshot = store.snapshot()) {
      return backups(disk).make(snapshot, Progress.SILENT);
    }
  }

  /** Every backup there is, is whole. */
  private List<Backup> wholeBackups(Disk left) throws IOException {
    List<Backup> found = backups(left).list();
    for (Backup backup : found) {
      assertThat(new BackupCheck(left, Progress.SILENT).check(backup.folder())).isEmpty();
    }
    long named =
        left.exists(ROOT)
            ? left.list(ROOT).stream().filter(one -> !one.toString().endsWith("unfinished")).count()
            : 0;
    assertThat(found).hasSize((int) named);
    return found.stream().filter(Backup::verified).toList();
  }

  private static void compact(Disk disk) throws IOException {
    try (JsonStore store = SampleStore.open(DATA, disk)) {
      store.compact((_, _) -> {});
    }
  }

  private static void sayHello(Disk disk) {
    try (JsonStore store = SampleStore.open(DATA, disk)) {
      SampleStore.say(store, SampleStore.CLUB, ANNA, "hello");
      SampleStore.settle(store);
    }
  }

  private static void assertSaidHello(Disk left) {
    assertThat(SampleStore.read(DATA, left).messages().getFirst())
        .last()
        .extracting(message -> message.body().text())
        .isEqualTo("hello");
  }

  @Test
  void whatIsStoredInAFolderThatAKilledStartMadeOutlivesACrash() throws IOException {
    killAnywhereAndCrashAfterwards(
        new SimulatedDisk(),
        ToolCrashTest::sayHello,
        ToolCrashTest::sayHello,
        (left, _) -> assertSaidHello(left));
  }

  @Test
  void whatIsStoredAfterAKilledCompactionOutlivesACrash() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.in(DATA, disk);
    killAnywhereAndCrashAfterwards(
        disk, ToolCrashTest::compact, ToolCrashTest::sayHello, (left, _) -> assertSaidHello(left));
  }

  @Test
  void whatIsCutOffAtAStartLiesBesideWhereverTheMachineStops() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.in(DATA, disk);
    Path messages = StoreFile.MESSAGES.in(DATA);
    String whole = contents(disk, messages);
    String torn = ",{\"n\":99,\"kind\":\"torn";
    disk.put(messages, (whole.substring(0, whole.lastIndexOf(",{")) + torn).getBytes(UTF_8));
    crashAnywhere(
        disk,
        on -> SampleStore.read(DATA, on),
        (left, _) -> {
          String found = contents(left, messages);
          for (Path path : left.list(DATA)) {
            found += path.toString().contains(".torn-") ? contents(left, path) : "";
          }
          assertThat(found).contains(torn);
        });
  }

  private static String contents(SimulatedDisk disk, Path file) throws IOException {
    return new String(disk.contents(file), UTF_8);
  }

  @Test
  void aFolderBelowOneThatMayNotBeReadIsOpenedAllTheSame() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.Contents said = SampleStore.in(DATA, disk);
    disk.faults(
        (step, file) -> {
          if (step == SimulatedDisk.Step.SYNC_FOLDER && !file.equals(DATA)) {
            throw new AccessDeniedException(file.toString());
          }
        });
    assertThat(SampleStore.read(DATA, disk)).isEqualTo(said);
  }

  @Test
  void aBackupThatCountsIsWholeWhereverTheMachineStops() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.Contents said = SampleStore.in(DATA, disk);
    crashAnywhere(
        disk,
        this::backUp,
        (left, done) -> {
          assertThat(wholeBackups(left)).hasSizeGreaterThanOrEqualTo(done ? 1 : 0);
          assertThat(SampleStore.read(DATA, left)).isEqualTo(said);
        });
  }

  @Test
  void noBackupIsTakenAwayBeforeThereIsAnotherOne() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.in(DATA, disk);
    backUp(disk);
    long second = backUp(disk).sequence();
    Proof proof =
        (left, done) -> {
          List<Backup> verified = wholeBackups(left);
          assertThat(verified).hasSizeGreaterThanOrEqualTo(2);
          assertThat(verified.getLast().sequence()).isGreaterThanOrEqualTo(second + (done ? 1 : 0));
        };
    crashAnywhere(disk, this::backUp, proof);
    killAnywhereAndCrashAfterwards(disk, this::backUp, proof);
  }

  @Test
  void aRestoreIsWholeOrNotAtAllAndKeepsWhatItReplaces() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.Contents backedUp = SampleStore.in(DATA, disk);
    Path backup = backUp(disk).folder();
    SampleStore.Contents later;
    try (JsonStore store = SampleStore.open(DATA, disk)) {
      SampleStore.say(store, SampleStore.CLUB, ANNA, "later");
      SampleStore.settle(store);
      later = SampleStore.contents(store);
    }
    Work restore = on -> new Restore(on, clock, Progress.SILENT).restore(backup, DATA);
    Proof proof =
        (left, done) -> {
          try {
            assertThat(SampleStore.read(DATA, left)).isIn(backedUp, done ? backedUp : later);
          } catch (CannotOpenStore e) {
            assertThat(e).hasMessageContaining("Run the command again");
            assertThat(done).isFalse();
          }
          restore.on(left);
          assertThat(SampleStore.read(DATA, left)).isEqualTo(backedUp);
          assertThat(replaced(left)).contains(later);
        };
    crashAnywhere(disk, restore, proof);
    killAnywhereAndCrashAfterwards(disk, restore, proof);
  }

  private static List<SampleStore.Contents> replaced(Disk disk) throws IOException {
    List<SampleStore.Contents> replaced = new ArrayList<>();
    for (Path path : disk.list(DATA)) {
      if (path.toString().contains("replaced-")) {
        replaced.add(SampleStore.read(path, disk));
      }
    }
    return replaced;
  }

  @Test
  void aCompactionLosesNothingAndWhatItErasedStaysErased() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SampleStore.Contents said = SampleStore.in(DATA, disk);
    assertThat(contents(disk, StoreFile.MESSAGES.in(DATA))).contains("a slip");
    Proof proof =
        (left, done) -> {
          assertThat(SampleStore.read(DATA, left)).isEqualTo(said);
          if (done) {
            assertThat(contents(left, StoreFile.MESSAGES.in(DATA))).doesNotContain("a slip");
          }
        };
    crashAnywhere(disk, ToolCrashTest::compact, proof);
    killAnywhereAndCrashAfterwards(disk, ToolCrashTest::compact, proof);
  }

  @Test
  void anImportIsThereAsAWholeOrNotAtAll() throws Exception {
    Path python = Importing.sample(Importing.ORDERLY);
    Work imports = on -> new Importing().run(on, python, DATA);
    SimulatedDisk whole = new SimulatedDisk();
    imports.on(whole);
    Map<StoreFile, Long> all = records(whole);
    Map<StoreFile, Long> nothing = records(new SimulatedDisk());
    assertThat(all).isNotEqualTo(nothing);
    crashAnywhere(
        new SimulatedDisk(),
        imports,
        (left, done) -> {
          boolean there = false;
          try {
            Map<StoreFile, Long> found = records(left);
            assertThat(found).isIn(all, done ? all : nothing);
            there = found.equals(all);
          } catch (CannotOpenStore e) {
            assertThat(e).hasMessageContaining("Run the command again");
            assertThat(done).isFalse();
          }
          if (!there) {
            importAgain(imports, left);
            assertThat(records(left)).isEqualTo(all);
          }
        });
  }

  /** It refuses if what was cut short was all there, and only had to be finished. */
  private static void importAgain(Work imports, SimulatedDisk left) throws IOException {
    try {
      imports.on(left);
    } catch (CannotProceed e) {
      assertThat(e).hasMessageContaining("is there already");
    }
  }

  private static Map<StoreFile, Long> records(Disk disk) {
    Map<StoreFile, Long> records = new TreeMap<>();
    try (JsonStore store = SampleStore.open(DATA, disk)) {
      store.status().files().forEach((which, file) -> records.put(which, file.records()));
    }
    return records;
  }
}
