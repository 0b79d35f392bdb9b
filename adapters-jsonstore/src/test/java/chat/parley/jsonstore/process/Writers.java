package chat.parley.jsonstore.process;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.Sync;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A program that writes to the folder it is given until it is killed, or until the store has taken
 * no change for a while. It prints {@code <writer> <number>} for each message that was
 * acknowledged, {@code lost} for one that was not, and {@code refused} when a writer gives up.
 */
final class Writers {
  static final int COUNT = 8;
  private static final UserId ANNA = new UserId("anna");

  /** Many lines wait for each other to be seen, so that the pipe never holds up the store. */
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  /** A store that heals tries each second. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private Writers() {}

  /** Arguments: the folder, the number of the first message, and what to sync if not always. */
  public static void main(String[] arguments) {
    Sync sync = arguments.length > 2 ? Sync.of(arguments[2]) : Sync.ALWAYS;
    JsonStore store =
        JsonStore.open(Path.of(arguments[0]), JsonStoreSettings.DEFAULT.with(sync), _ -> {});
    int first = Integer.parseInt(arguments[1]);
    OUT.println("open");
    for (int n = 0; n < COUNT; n++) {
      int writer = n;
      Thread.ofPlatform().name("writer-" + n).start(() -> write(store, writer, first));
    }
  }

  static Pair pair(int writer) {
    return new Pair(ANNA, new UserId("writer" + writer));
  }

  static ClientMessageId clientId(int number) {
    return new ClientMessageId("message " + number);
  }

  static String text(int writer, int number) {
    return "number " + number + " of " + writer;
  }

  private static void write(JsonStore store, int writer, int first) {
    for (int number = first; append(store, writer, number); number++) {
      String said = writer + " " + number;
      CompletableFuture<String> answer = new CompletableFuture<>();
      store.commits().whenDurable(() -> answer.complete(said), () -> answer.complete("lost"));
      OUT.println(answer.join());
    }
    OUT.println("refused");
  }

  /** False if the store refuses it for longer than it takes one to heal that can. */
  private static boolean append(JsonStore store, int writer, int number) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        store
            .messages()
            .appendOnce(
                pair(writer).conversation(), ANNA, clientId(number), decision(writer, number));
        return true;
      } catch (Rejected _) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
    return false;
  }

  private static Function<Slot, Change<Message>> decision(int writer, int number) {
    Draft draft =
        new Draft(
            ANNA,
            new MessageBody(text(writer, number)),
            MessageType.TEXT,
            null,
            clientId(number),
            new ConnectionId("c"));
    return slot -> pair(writer).post(draft, slot, Instant.EPOCH);
  }
}
