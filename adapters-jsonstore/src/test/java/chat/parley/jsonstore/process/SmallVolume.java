package chat.parley.jsonstore.process;

import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.StoreState;
import chat.parley.jsonstore.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A program that fills a real, small volume to the last byte: with messages, beside a file of its
 * own that it then removes. {@code .ci/disk-full-test} mounts the volume and calls it.
 */
final class SmallVolume {
  private static final Pair PAIR = new Pair(new UserId("anna"), new UserId("ben"));
  private static final Duration REFUSES_WITHIN = Duration.ofMillis(100);
  private static final Duration HEALS_WITHIN = Duration.ofSeconds(5);

  /** No floor: this is about a volume that is really full. */
  private static final JsonStoreSettings SETTINGS =
      new JsonStoreSettings(Sync.ALWAYS, Duration.ofMillis(100), 0, Long.MAX_VALUE);

  private static int passed;
  private static int failed;

  private SmallVolume() {}

  /** Argument: a folder on the volume. */
  public static void main(String[] arguments) throws IOException {
    Path volume = Path.of(arguments[0]);
    Path ballast = volume.resolve("ballast");
    AtomicInteger told = new AtomicInteger();
    int stored;
    try (JsonStore store =
        JsonStore.open(volume.resolve("data"), SETTINGS, _ -> told.incrementAndGet())) {
      stored = say(store, 100);
      Files.write(ballast, new byte[(int) (usable(volume) - 16_384)]);
      stored += sayUntilFull(store);
      check("a full disk makes the store refuse changes", !writable(store));
      check("nobody was told of what was not stored", told.get() == 2 * stored);
      check("what was stored can be read", lastSeq(store) == stored && readable(store, stored));
      long start = System.nanoTime();
      check("the next change is refused", isRefused(store));
      check("within " + REFUSES_WITHIN, System.nanoTime() - start < REFUSES_WITHIN.toNanos());
      Files.delete(ballast);
      check("the store heals within " + HEALS_WITHIN, within(HEALS_WITHIN, () -> writable(store)));
      stored += say(store, 100);
      check("what comes next is stored", lastSeq(store) == stored && readable(store, stored));
    }
    try (JsonStore store = JsonStore.open(volume.resolve("data"), SETTINGS, _ -> {})) {
      check(
          "the files hold what the memory held",
          lastSeq(store) == stored && readable(store, stored));
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  private static void check(String what, boolean holds) {
    passed += holds ? 1 : 0;
    failed += holds ? 0 : 1;
    System.out.println((holds ? "ok      " : "FAILED  ") + what);
  }

  /** Says {@code count} messages one after the other; returns how many were acknowledged. */
  private static int say(JsonStore store, int count) {
    int acknowledged = 0;
    for (int i = 0; i < count; i++) {
      acknowledged += saidOne(store) ? 1 : 0;
    }
    return acknowledged;
  }

  private static int sayUntilFull(JsonStore store) {
    int acknowledged = 0;
    while (saidOne(store)) {
      acknowledged++;
    }
    return acknowledged;
  }

  private static boolean saidOne(JsonStore store) {
    AtomicInteger outcome = new AtomicInteger();
    try {
      post(store);
    } catch (Rejected _) {
      return false;
    }
    store.commits().whenDurable(() -> outcome.set(1), () -> outcome.set(-1));
    return within(Duration.ofSeconds(30), () -> outcome.get() != 0) && outcome.get() == 1;
  }

  private static boolean isRefused(JsonStore store) {
    try {
      post(store);
      return false;
    } catch (Rejected rejected) {
      return rejected.rejection() instanceof Rejection.Unavailable;
    }
  }

  private static Message post(JsonStore store) {
    Draft draft =
        new Draft(
            PAIR.one(),
            new MessageBody("some words ".repeat(20)),
            MessageType.TEXT,
            null,
            null,
            new ConnectionId("c"));
    return store
        .messages()
        .append(PAIR.conversation(), slot -> PAIR.post(draft, slot, Instant.EPOCH));
  }

  private static boolean readable(JsonStore store, int count) {
    return store.messages().after(PAIR.conversation(), 0, count).messages().size() == count;
  }

  private static long lastSeq(JsonStore store) {
    return store.messages().conversation(PAIR.conversation()).lastSeq();
  }

  private static boolean writable(JsonStore store) {
    return store.status().state() == StoreState.OK;
  }

  private static long usable(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static boolean within(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }
}
