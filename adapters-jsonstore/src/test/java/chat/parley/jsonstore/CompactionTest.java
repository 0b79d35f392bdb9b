package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.deleting;
import static chat.parley.jsonstore.Talks.editing;
import static chat.parley.jsonstore.Talks.saying;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.fixture.Contention;
import chat.parley.jsonstore.SimulatedDisk.Step;
import chat.parley.jsonstore.format.StoreFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files are rewritten without their dead lines, and nobody notices but the disk. */
class CompactionTest {
  private static final Path FOLDER = Path.of("data");
  private static final Path MESSAGES = FOLDER.resolve("messages.json");

  private final SimulatedDisk disk = new SimulatedDisk();
  private JsonStore store;

  @BeforeEach
  void aStoreWithDeadLines() {
    store = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk).store();
    Deeds.first(store);
    Deeds.more(store);
    Waiting.untilDurable(store);
  }

  @AfterEach
  void close() {
    disk.faults((_, _) -> {});
    store.close();
  }

  private String messagesOnDisk() {
    try {
      return new String(disk.contents(MESSAGES), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertSameOnDisk() {
    Picture picture = Picture.of(store);
    try (JsonStore fresh = fresh()) {
      assertThat(Picture.of(fresh)).isEqualTo(picture);
    }
  }

  private JsonStore fresh() {
    return OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk.afterKill()).store();
  }

  @Test
  void aRewrittenStoreIsTheSameAndShorterAndGoesOn() {
    Picture before = Picture.of(store);
    StoreStatus status = store.status();
    store.compact();

    assertThat(Picture.of(store)).isEqualTo(before);
    assertSameOnDisk();
    for (StoreFile file : StoreFile.values()) {
      assertThat(recordsOf(store.status(), file))
          .as(file.fileName())
          .isLessThanOrEqualTo(recordsOf(status, file));
    }
    assertThat(recordsOf(store.status(), StoreFile.MESSAGES)).isEqualTo(12);
    Deeds.say(store, 20, 25);
    store.messages().change(new MessageId(TALK, 3), editing("after"));
    Waiting.untilDurable(store);
    assertSameOnDisk();
    store.compact();
    assertSameOnDisk();
  }

  private static long recordsOf(StoreStatus status, StoreFile file) {
    return Objects.requireNonNull(status.files().get(file)).records();
  }

  @Test
  void theTextOfADeletedMessageIsGoneFromTheDisk() {
    assertThat(messagesOnDisk()).contains("message 1\"");
    store.compact();
    assertThat(messagesOnDisk()).doesNotContain("message 1\"");
  }

  @Test
  void aFileOfWhichMostIsDeletedTextIsRewrittenByItself() {
    store.close();
    JsonStoreSettings early = new JsonStoreSettings(Sync.ALWAYS, Duration.ofSeconds(1), 0, 4096);
    store = OpenStore.on(FOLDER, early, disk).store();
    String text = "secret ".repeat(100);
    for (int i = 0; i < 20; i++) {
      long seq = store.messages().append(TALK, saying(ANNA, text)).id().seq();
      store.messages().change(new MessageId(TALK, seq), deleting());
    }
    Waiting.until("compaction", () -> !messagesOnDisk().contains("secret"));
    assertSameOnDisk();
  }

  @Test
  void whatIsStoredWhileAFileIsRewrittenIsInTheNewOne() {
    for (Step step : new Step[] {Step.CREATE, Step.WRITE, Step.FORCE, Step.RENAME}) {
      Gate gate = new Gate();
      disk.faults(
          (made, file) -> {
            if (made == step && file.endsWith("messages.json.new")) {
              gate.pass();
            }
          });
      CompletableFuture<Void> compaction = CompletableFuture.runAsync(store::compact);
      gate.awaitSomebody();
      long seq = store.messages().append(TALK, saying(ANNA, "during " + step)).id().seq();
      store.messages().change(new MessageId(TALK, seq), editing("edited during " + step));
      store.messages().change(new MessageId(TALK, 3), editing("third during " + step));
      gate.open();

      assertThat(compaction).succeedsWithin(Waiting.LIMIT);
      Waiting.untilDurable(store);
      assertSameOnDisk();
    }
  }

  @Test
  void whatIsTakenBackAfterTheSwapIsWhereItWas() {
    Picture before = Picture.of(store);
    Gate gate = new Gate();
    AtomicBoolean failed = new AtomicBoolean();
    disk.faults(
        (made, file) -> {
          if (made == Step.RENAME && file.endsWith("messages.json.new")) {
            gate.pass();
          }
          if (made == Step.WRITE && file.equals(MESSAGES) && !failed.getAndSet(true)) {
            throw new IOException("injected");
          }
        });
    CompletableFuture<Void> compaction = CompletableFuture.runAsync(store::compact);
    gate.awaitSomebody();
    store.messages().change(new MessageId(TALK, 3), editing("to be lost"));
    store.messages().change(new MessageId(TALK, 3), editing("to be lost, too"));
    store.messages().change(new MessageId(TALK, 4), deleting());
    Deeds.say(store, 30, 31);
    var outcome = Waiting.outcome(store);
    gate.open();

    assertThat(outcome).succeedsWithin(Waiting.LIMIT).isEqualTo(false);
    // Whether it got to the last file before the store refused it is a matter of chance.
    assertThat(compaction.handle((_, _) -> true)).succeedsWithin(Waiting.LIMIT);
    assertThat(Picture.of(store)).isEqualTo(before);
    assertSameOnDisk();
  }

  @Test
  void aFileThatCanNotBeRewrittenStaysAndNothingIsLeftBeside() throws IOException {
    int next = 30;
    for (Step step : new Step[] {Step.CREATE, Step.WRITE, Step.FORCE, Step.RENAME}) {
      disk.faults(
          (made, file) -> {
            if (made == step && file.toString().endsWith(".new")) {
              throw new IOException("injected");
            }
          });
      assertThatThrownBy(() -> store.compact()).isInstanceOf(UncheckedIOException.class);
      assertThat(disk.list(FOLDER)).noneMatch(file -> file.toString().endsWith(".new"));
      Deeds.say(store, next, next);
      next++;
      Waiting.untilDurable(store);
      assertSameOnDisk();
    }
  }

  @Test
  void aFolderThatCanNotBeSyncedFailsTheStore() {
    disk.faults(
        (made, _) -> {
          if (made == Step.SYNC_FOLDER) {
            throw new IOException("injected");
          }
        });
    Picture before = Picture.of(store);
    assertThatThrownBy(() -> store.compact()).isInstanceOf(UncheckedIOException.class);

    assertThat(store.status().state()).isEqualTo(StoreState.FAILED);
    assertThat(Picture.of(store)).isEqualTo(before);
  }

  @Test
  void aFileOfWhichMostIsDeadIsRewrittenByItself() {
    store.close();
    store =
        OpenStore.on(
                FOLDER, new JsonStoreSettings(Sync.ALWAYS, Duration.ofSeconds(1), 0, 1000), disk)
            .store();
    for (int i = 0; i < 40; i++) {
      store.messages().change(new MessageId(TALK, 3), editing("version " + i));
    }
    Waiting.until(
        "the file to be rewritten", () -> recordsOf(store.status(), StoreFile.MESSAGES) < 15);
    assertSameOnDisk();
  }

  @Test
  void manyWriteAndReadWhileFilesAreRewrittenAgainAndAgain() {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> rewriting =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                store.compact();
              }
            });
    Contention.atOnce(
        n -> {
          for (int i = 0; i < 30; i++) {
            ClientMessageId id = new ClientMessageId(n + "-" + i);
            long seq =
                store
                    .messages()
                    .appendOnce(TALK, ANNA, id, saying(ANNA, id, "text"))
                    .message()
                    .id()
                    .seq();
            store.messages().change(new MessageId(TALK, seq), editing("edited " + id));
            assertThat(store.messages().find(new MessageId(TALK, seq)).orElseThrow().body())
                .extracting(body -> body.text())
                .isEqualTo("edited " + id);
            assertThat(store.messages().after(TALK, seq - 5, 5).messages()).hasSize(5);
          }
          return n;
        });
    done.set(true);

    assertThat(rewriting).succeedsWithin(Waiting.LIMIT);
    Waiting.untilDurable(store);
    assertSameOnDisk();
  }

  @Test
  void aSnapshotStaysWhatItWasWhileItsFilesAreRewritten() throws IOException {
    Picture before = Picture.of(store);
    SimulatedDisk copy = new SimulatedDisk();
    try (Snapshot snapshot = store.snapshot()) {
      store.messages().append(TALK, saying(ANNA, "later"));
      store.messages().change(new MessageId(TALK, 2), deleting());
      Waiting.untilDurable(store);
      store.compact();
      for (Snapshot.Extent extent : snapshot.extents()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        extent.copyTo(bytes);
        assertThat(bytes.size()).isEqualTo((int) extent.size());
        copy.put(extent.which().in(FOLDER), bytes.toByteArray());
      }
    }
    try (JsonStore copied = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, copy).store()) {
      assertThat(Picture.of(copied)).isEqualTo(before);
    }
  }
}
