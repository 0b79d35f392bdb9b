package chat.parley.jsonstore.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.Sync;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a message costs at different sizes of the store, and what the size itself costs.
 * Not part of the test run, because its figures mean something on a quiet machine only; the command
 * is in docs/json-store.md.
 */
class StoreBenchmark {
  private static final int SENDERS = 50;
  private static final int MESSAGES = 20_000;
  private static final int CONVERSATIONS = 1_000;
  private static final int SHORT_CONVERSATIONS = 100_000;
  private static final int SHORT = 10;
  private static final int[] STORED = {0, 100_000, 1_000_000};
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String TEXT =
      "Nothing in particular, at the length that most messages have.";

  @TempDir private Path folder;

  @Test
  @Timeout(1800)
  void costOfAMessage() throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT, "| stored | messages/s, %d senders | syncs/s | bytes/message |%n", SENDERS);
    System.out.printf(Locale.ROOT, "| ---: | ---: | ---: | ---: |%n");
    long stored = 0;
    for (int target : STORED) {
      fill(target - stored);
      Cost cost = measure();
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %,d | %d |%n",
          target,
          cost.perSecond,
          cost.syncs,
          cost.bytes);
      stored = target + 2L * MESSAGES;
    }
    System.out.println();
    opening(CONVERSATIONS, stored);
    System.out.println();
    System.out.printf(
        Locale.ROOT, "| stored | messages/s, the whole file written anew for each |%n");
    System.out.printf(Locale.ROOT, "| ---: | ---: |%n");
    for (int size : new int[] {1_000, 10_000}) {
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d |%n",
          size,
          new WholeFile(folder.resolve("whole.json"), size).perSecond());
    }
  }

  /** The most that a message may cost: every tenth begins a conversation, each has a client id. */
  @Test
  @Timeout(1800)
  void costOfManyShortConversations() {
    try (JsonStore store = JsonStore.open(folder, settings(Sync.NEVER), _ -> {})) {
      for (int n = 0; n < SHORT; n++) {
        ClientMessageId clientId = new ClientMessageId("message " + n);
        for (int conversation = 0; conversation < SHORT_CONVERSATIONS; conversation++) {
          say(store, conversation, n % 2 == 0, clientId);
          if (conversation % 10_000 == 0) {
            awaitWritten(store);
          }
        }
      }
    }
    opening(SHORT_CONVERSATIONS, (long) SHORT_CONVERSATIONS * SHORT);
  }

  private record Cost(long perSecond, long syncs, long bytes) {}

  private Cost measure() throws IOException, InterruptedException {
    try (JsonStore store = JsonStore.open(folder, settings(Sync.ALWAYS), _ -> {})) {
      send(store); // the first round warms up
      Path file = StoreFile.MESSAGES.in(folder);
      long size = Files.size(file);
      long batches = store.status().batches();
      long start = System.nanoTime();
      send(store);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Cost(
          (long) (MESSAGES / seconds),
          (long) ((store.status().batches() - batches) / seconds),
          (Files.size(file) - size) / MESSAGES);
    }
  }

  /** Each sender waits for its message to be durable before it sends the next. */
  private static void send(JsonStore store) throws InterruptedException {
    CountDownLatch sent = new CountDownLatch(MESSAGES);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < SENDERS; n++) {
        int sender = n;
        senders.execute(
            () -> {
              Semaphore durable = new Semaphore(0);
              for (int i = 0; i < MESSAGES / SENDERS; i++) {
                say(store, sender, true, null);
                store.commits().whenDurable(durable::release, () -> {});
                durable.acquireUninterruptibly();
                sent.countDown();
              }
            });
      }
      sent.await();
    }
  }

  private void fill(long count) {
    try (JsonStore store = JsonStore.open(folder, settings(Sync.NEVER), _ -> {})) {
      for (long i = 0; i < count; i++) {
        say(store, (int) (i % CONVERSATIONS), true, null);
        if (i % 10_000 == 0) {
          awaitWritten(store);
        }
      }
    }
  }

  private static void awaitWritten(JsonStore store) {
    Semaphore written = new Semaphore(0);
    store.commits().whenDurable(written::release, () -> {});
    written.acquireUninterruptibly();
  }

  private void opening(int conversations, long stored) {
    long before = usedHeap();
    long start = System.nanoTime();
    try (JsonStore store = JsonStore.open(folder, settings(Sync.ALWAYS), _ -> {})) {
      double seconds = (System.nanoTime() - start) / 1e9;
      long perMessage = (usedHeap() - before) / stored;
      assertThat(store.status().files().get(StoreFile.MESSAGES).records()).isEqualTo(stored);
      System.out.printf(
          Locale.ROOT,
          "Opening %,d messages in %,d conversations took %.1f s at -Xmx%dm; each holds %d bytes of memory.%n",
          stored,
          conversations,
          seconds,
          Runtime.getRuntime().maxMemory() >> 20,
          perMessage);
    }
  }

  private static void say(
      JsonStore store, int conversation, boolean byAnna, @Nullable ClientMessageId clientId) {
    Pair pair = new Pair(new UserId("anna"), new UserId("user" + conversation));
    UserId sender = byAnna ? pair.one() : pair.other();
    Draft draft =
        new Draft(
            sender, new MessageBody(TEXT), MessageType.TEXT, null, clientId, new ConnectionId("c"));
    Function<Slot, Change<Message>> decision = slot -> pair.post(draft, slot, NOW);
    if (clientId == null) {
      store.messages().append(pair.conversation(), decision);
    } else {
      store.messages().appendOnce(pair.conversation(), sender, clientId, decision);
    }
  }

  private static JsonStoreSettings settings(Sync sync) {
    return JsonStoreSettings.DEFAULT.with(sync);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
