package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.jsonstore.SimulatedDisk.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk that refuses loses nothing that was acknowledged, and nothing is acknowledged that it
 * lost.
 */
class FailingDiskTest {
  private static final Path FOLDER = Path.of("data");

  private final SimulatedDisk disk = new SimulatedDisk();
  private JsonStore store;
  private Picture before;

  @BeforeEach
  void aStoreWithSomethingInIt() {
    disk.free(JsonStoreSettings.DEFAULT.minFree() + Volume.AMPLE);
    store = open(disk);
    Deeds.first(store);
    Waiting.untilDurable(store);
    before = Picture.of(store);
  }

  @AfterEach
  void close() {
    disk.faults((_, _) -> {});
    store.close();
  }

  private static JsonStore open(SimulatedDisk disk) {
    return OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk).store();
  }

  private CompletableFuture<Boolean> outcome() {
    return Waiting.outcome(store);
  }

  private void awaitState(StoreState state) {
    Waiting.until(state.toString(), () -> store.status().state() == state);
  }

  /** The first step of this kind fails. */
  private static SimulatedDisk.Faults failingOnce(Step failing) {
    return failingOnce(failing, FOLDER);
  }

  /** The first step of this kind in this folder, or on this file, fails. */
  private static SimulatedDisk.Faults failingOnce(Step failing, Path where) {
    AtomicBoolean failed = new AtomicBoolean();
    return (step, file) -> {
      if (step == failing && file.startsWith(where) && !failed.getAndSet(true)) {
        throw new IOException("injected");
      }
    };
  }

  /** The writer can't make its next step until the gate is opened. */
  private Gate gate(SimulatedDisk.Faults then) {
    Gate gate = new Gate();
    disk.faults(
        (step, file) -> {
          gate.pass();
          then.before(step, file);
        });
    return gate;
  }

  private void assertAsBefore() {
    assertThat(Picture.of(store)).isEqualTo(before);
    try (JsonStore fresh = open(disk.afterKill())) {
      assertThat(Picture.of(fresh)).as("a fresh open of the same files").isEqualTo(before);
    }
  }

  private void assertRefused() {
    assertThatThrownBy(() -> store.messages().append(TALK, saying(ANNA, "refused")))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> assertThat(e.rejection()).isInstanceOf(Rejection.Unavailable.class));
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "FORCE"})
  void whatCanNotBeWrittenIsTakenBackAsAWhole(Step failing) {
    Gate gate = gate(failingOnce(failing));
    Deeds.more(store);
    CompletableFuture<Boolean> outcome = outcome();
    gate.open();

    assertThat(outcome).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    assertRefused();
    assertAsBefore();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "FORCE"})
  void whatFailsInALaterFileIsTakenBackInTheEarlierOnesToo(Step failing) {
    Gate gate = gate(failingOnce(failing, FOLDER.resolve("messages.json")));
    store.users().add(Fixtures.DAN);
    CompletableFuture<Boolean> first = outcome();
    gate.awaitSomebody();
    Deeds.more(store);
    CompletableFuture<Boolean> second = outcome();
    gate.open();

    assertThat(first).succeedsWithin(Waiting.LIMIT).isEqualTo(true);
    assertThat(second).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    assertThat(store.users().find(Fixtures.DAN.id())).isPresent();
    Picture now = Picture.of(store);
    assertThat(now.users()).hasSize(3);
    assertThat(now.messages()).isEqualTo(before.messages());
    try (JsonStore fresh = open(disk.afterKill())) {
      assertThat(Picture.of(fresh)).isEqualTo(now);
    }
  }

  @Test
  void aFullDiskRefusesChangesAndHealsWhenSpaceIsBack() {
    disk.capacity(4_000);
    store.messages().append(TALK, saying(ANNA, "x".repeat(8_000)));
    assertThat(outcome()).succeedsWithin(Waiting.LIMIT).isEqualTo(false);

    assertThat(store.status().state()).isEqualTo(StoreState.DEGRADED);
    assertThat(store.status().reason()).contains("No space left");
    assertRefused();
    assertAsBefore();

    disk.capacity(Long.MAX_VALUE);
    awaitState(StoreState.OK);
    Deeds.more(store);
    assertThat(outcome()).succeedsWithin(Waiting.LIMIT).isEqualTo(true);
    Picture now = Picture.of(store);
    try (JsonStore fresh = open(disk.afterKill())) {
      assertThat(Picture.of(fresh)).isEqualTo(now);
    }
  }

  @Test
  void nothingIsWrittenBelowTheFloorOfFreeSpace() {
    disk.free(JsonStoreSettings.DEFAULT.minFree() - 1);
    int steps = disk.steps().size();
    store.messages().append(TALK, saying(ANNA, "too much"));

    assertThat(outcome()).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    assertRefused();
    assertThat(disk.steps()).hasSize(steps);
    assertThat(store.status().lowOnSpace()).isTrue();
    assertAsBefore();

    disk.free(1L << 40);
    awaitState(StoreState.OK);
    assertThat(store.status().lowOnSpace()).isFalse();
  }

  @Test
  void aStoreThatNobodyWritesToSeesByItselfThatSpaceRunsOut() {
    disk.free(1);
    awaitState(StoreState.DEGRADED);
    assertRefused();
  }

  @Test
  void afterAFailedSyncNothingIsSyncedOrWrittenUntilARestart() {
    disk.faults(failingOnce(Step.FORCE));
    store.messages().append(TALK, saying(ANNA, "lost"));
    assertThat(outcome()).succeedsWithin(Waiting.LIMIT).isEqualTo(false);

    assertThat(store.status().state()).isEqualTo(StoreState.FAILED);
    assertAsBefore();
    List<SimulatedDisk.Made> made = disk.steps();
    assertRefused();
    store.close();
    assertThat(disk.steps()).isEqualTo(made);
    store = open(disk);
    assertThat(Picture.of(store)).isEqualTo(before);
  }

  @Test
  void aFileThatCanNotBeCutBackFailsTheStore() {
    disk.faults(
        (step, _) -> {
          if (step == Step.WRITE || step == Step.TRUNCATE) {
            throw new IOException("injected");
          }
        });
    store.messages().append(TALK, saying(ANNA, "lost"));

    assertThat(outcome()).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    assertThat(store.status().state()).isEqualTo(StoreState.FAILED);
    assertAsBefore();
  }

  @Test
  void whatQueuedUpBehindAFailedBatchIsLostWithItInOrder() {
    Gate gate = gate(failingOnce(Step.WRITE));
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 5; i++) {
      String name = "reply " + i;
      store.messages().append(TALK, saying(ANNA, name));
      store.commits().whenDurable(() -> log.add(name), () -> log.add(name + " lost"));
    }
    CompletableFuture<Boolean> query = outcome();
    gate.open();

    assertThat(query).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    assertThat(log)
        .containsExactly(
            "reply 0 lost", "reply 1 lost", "reply 2 lost", "reply 3 lost", "reply 4 lost");
    assertAsBefore();
  }

  @Test
  void whoWaitsTooLateForALostChangeIsToldThatItIsLost() {
    disk.faults(failingOnce(Step.WRITE));
    store.messages().append(TALK, saying(ANNA, "lost"));
    Waiting.until("the change to be taken back", () -> seenByAnother() == 6);

    assertThat(outcome()).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    assertThat(outcome())
        .as("the same request waits twice")
        .succeedsWithin(Waiting.LIMIT)
        .isEqualTo(false);
    assertThat(store.messages().conversation(TALK).lastSeq()).isEqualTo(6);
    assertThat(outcome()).as("a query after it").succeedsWithin(Waiting.LIMIT).isEqualTo(true);
  }

  private long seenByAnother() {
    return CompletableFuture.supplyAsync(() -> store.messages().conversation(TALK).lastSeq())
        .join();
  }
}
