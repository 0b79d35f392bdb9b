package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.BEN;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.jsonstore.SimulatedDisk.Made;
import chat.parley.jsonstore.SimulatedDisk.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that waits is written and synced at once, and released in the order in which it came. */
class GroupCommitTest {
  private static final Path FOLDER = Path.of("data");

  private final SimulatedDisk disk = new SimulatedDisk();
  private JsonStore store;
  private int opened;

  @BeforeEach
  void open() {
    open(JsonStoreSettings.DEFAULT);
  }

  private void open(JsonStoreSettings settings) {
    store = OpenStore.on(FOLDER, settings, disk).store();
    opened = disk.steps().size();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Made> madeSinceOpened() {
    List<Made> made = disk.steps();
    return made.subList(opened, made.size());
  }

  /** The writer is busy with a first change until the gate is opened. */
  private Gate busy() {
    Gate gate = new Gate();
    disk.faults((_, _) -> gate.pass());
    store.messages().append(TALK, saying(ANNA, "first"));
    gate.awaitSomebody();
    return gate;
  }

  @Test
  void aBatchCostsOneWriteAndOneSyncForEachFileInTheOrderOfTheirReferences() {
    Gate gate = busy();
    store.messages().append(TALK, saying(ANNA, "one"));
    store.messages().markRead(TALK, BEN, 1, _ -> List.of());
    store.groups().add(Fixtures.bookClub(Fixtures.BEN));
    store.messages().append(TALK, saying(BEN, "two"));
    store.users().add(Fixtures.ANNA);
    store.users().add(Fixtures.BEN);
    gate.open();
    Waiting.untilDurable(store);

    assertThat(madeSinceOpened())
        .containsExactly(
            made(Step.WRITE, "messages.json"),
            made(Step.FORCE, "messages.json"),
            made(Step.WRITE, "users.json"),
            made(Step.FORCE, "users.json"),
            made(Step.WRITE, "groups.json"),
            made(Step.FORCE, "groups.json"),
            made(Step.WRITE, "messages.json"),
            made(Step.FORCE, "messages.json"),
            made(Step.WRITE, "reads.json"),
            made(Step.FORCE, "reads.json"));
    assertThat(store.status().batches()).isEqualTo(2);
  }

  private static Made made(Step step, String file) {
    return new Made(step, FOLDER.resolve(file));
  }

  @Test
  void nobodyHearsOfAChangeBeforeItIsSynced() {
    Gate gate = new Gate();
    disk.faults(
        (step, _) -> {
          if (step == Step.FORCE) {
            gate.pass();
          }
        });
    store.messages().append(TALK, saying(ANNA, "one"));
    var outcome = Waiting.outcome(store);
    Waiting.until("the write", () -> madeSinceOpened().size() == 1);

    assertThat(outcome).isNotDone();
    assertThat(store.messages().conversation(TALK).lastSeq()).as("decided").isEqualTo(1);
    assertThat(store.messages().after(TALK, 0, 9).messages()).as("can be read").hasSize(1);
    gate.open();
    assertThat(outcome).succeedsWithin(Waiting.LIMIT).isEqualTo(true);
  }

  @Test
  void aReplyWaitsForNoBatchThatWasBegunAfterIt() {
    Gate second = new Gate();
    Gate gate = busy();
    var query = Waiting.outcome(store);
    store.messages().append(TALK, saying(ANNA, "later"));
    disk.faults(
        (step, _) -> {
          if (step == Step.WRITE) {
            second.pass();
          }
        });
    gate.open();

    assertThat(query).succeedsWithin(Waiting.LIMIT).isEqualTo(true);
    second.open();
  }

  @Test
  void whatIsHeldRunsInTheOrderGivenWhileNewComesFromManyThreads() {
    List<Long> stored = Collections.synchronizedList(new ArrayList<>());
    Contention.atOnce(
        n ->
            IntStream.range(0, 50)
                .mapToObj(
                    i ->
                        store
                            .messages()
                            .append(
                                TALK,
                                slot -> {
                                  var change = saying(ANNA, n + " " + i).apply(slot);
                                  store
                                      .commits()
                                      .whenDurable(() -> stored.add(slot.seq() - 1), () -> {});
                                  return change;
                                }))
                .toList());
    Waiting.untilDurable(store);

    assertThat(stored).hasSize(50 * Contention.THREADS).isSorted();
  }

  @Test
  void aBurstIsSentOffBeforeAnythingIsDoneWithoutWaiting() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    store.close();
    store = JsonStore.open(FOLDER, JsonStoreSettings.DEFAULT, sendingOff(order), disk);
    Gate gate = busy();
    var first = Waiting.outcome(store);
    gate.open();
    assertThat(first).succeedsWithin(Waiting.LIMIT).isEqualTo(true);
    Waiting.until("both", () -> order.size() == 2);

    assertThat(order).containsExactly("burst", "without waiting");
  }

  /** One that is asked to do more while it still has the first burst in its hands. */
  private Notifier sendingOff(List<String> order) {
    return new Notifier() {
      private boolean asked;

      @Override
      public void tell(Notice notice) {}

      @Override
      public void together(Runnable burst) {
        burst.run();
        if (!asked) {
          asked = true;
          store.commits().whenDurable(() -> order.add("without waiting"), () -> {});
          order.add("burst");
        }
      }
    };
  }

  @Test
  void anActionThatFailsHarmsNoOther() {
    Gate gate = busy();
    store
        .commits()
        .whenDurable(
            () -> {
              throw new IllegalStateException("meant");
            },
            () -> {});
    var next = Waiting.outcome(store);
    gate.open();

    assertThat(next).succeedsWithin(Waiting.LIMIT).isEqualTo(true);
    store.messages().append(TALK, saying(ANNA, "on it goes"));
    Waiting.untilDurable(store);
  }

  @Test
  void anIntervalSyncsOnceForManyBatches() {
    store.close();
    open(new JsonStoreSettings(Sync.INTERVAL, Duration.ofMillis(500), 0, Long.MAX_VALUE));
    for (int i = 0; i < 20; i++) {
      store.messages().append(TALK, saying(ANNA, "message " + i));
      Waiting.untilDurable(store);
    }
    assertThat(madeSinceOpened()).contains(made(Step.WRITE, "messages.json"));
    Waiting.until("the sync", () -> madeSinceOpened().contains(made(Step.FORCE, "messages.json")));

    long writes = madeSinceOpened().stream().filter(made -> made.step() == Step.WRITE).count();
    long syncs =
        madeSinceOpened().stream().filter(made(Step.FORCE, "messages.json")::equals).count();
    assertThat(writes).isEqualTo(20);
    assertThat(syncs).isLessThan(writes);
  }

  @Test
  void withoutSyncsThereIsOneAtTheEnd() {
    store.close();
    open(JsonStoreSettings.DEFAULT.with(Sync.NEVER));
    store.messages().append(TALK, saying(ANNA, "message"));
    Waiting.untilDurable(store);
    assertThat(madeSinceOpened()).containsExactly(made(Step.WRITE, "messages.json"));

    store.close();
    assertThat(madeSinceOpened()).contains(made(Step.FORCE, "messages.json"));
  }
}
