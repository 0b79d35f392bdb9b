package chat.parley.jsonstore.process;

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
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A program that writes to the folder it is given until it is killed. It prints {@code <writer>
 * <number>} for each message that was acknowledged.
 */
final class Writers {
  static final int COUNT = 8;
  private static final UserId ANNA = new UserId("anna");

  /** Many lines wait for each other to be seen, so that the pipe never holds up the store. */
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Writers() {}

  /** Arguments: the folder, and the number of the first message. */
  public static void main(String[] arguments) {
    JsonStore store = JsonStore.open(Path.of(arguments[0]), JsonStoreSettings.DEFAULT, _ -> {});
    int first = Integer.parseInt(arguments[1]);
    for (int n = 0; n < COUNT; n++) {
      int writer = n;
      Thread.ofPlatform().name("writer-" + n).start(() -> write(store, writer, first));
    }
    OUT.println("open");
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
    Semaphore durable = new Semaphore(0);
    for (int number = first; ; number++) {
      store
          .messages()
          .appendOnce(
              pair(writer).conversation(), ANNA, clientId(number), decision(writer, number));
      store.commits().whenDurable(durable::release, () -> {});
      durable.acquireUninterruptibly();
      OUT.println(writer + " " + number);
    }
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
