package chat.parley.jsonstore.process;

import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.MessageRepository.Page;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A program that holds what {@link Writers} left in a folder against what they said is durable. */
final class Found {
  private Found() {}

  /** Arguments: the folder, and a file with what the writers printed. */
  public static void main(String[] arguments) throws IOException {
    Acknowledged acknowledged = new Acknowledged(Acknowledged.FIRST);
    try (Stream<String> lines = Files.lines(Path.of(arguments[1]))) {
      lines.forEach(acknowledged::note);
    }
    int said = 0;
    int found = 0;
    int lost = 0;
    int wrong = 0;
    try (JsonStore store =
        JsonStore.open(Path.of(arguments[0]), JsonStoreSettings.DEFAULT, _ -> {})) {
      for (int writer = 0; writer < Writers.COUNT; writer++) {
        List<String> texts = texts(store.messages(), writer, 0);
        int good = 0;
        while (good < texts.size()
            && texts.get(good).equals(Writers.text(writer, Acknowledged.FIRST + good))) {
          good++;
        }
        said += acknowledged.of(writer);
        found += good;
        lost += Math.max(0, acknowledged.of(writer) - good);
        wrong += texts.size() - good;
      }
    }
    System.out.printf(
        "%d acknowledged, %d found, %d lost, %d doubled or out of place%n",
        said, found, lost, wrong);
  }

  /** What a writer has written behind the message {@code seq}. */
  static List<String> texts(MessageRepository messages, int writer, long seq) {
    List<String> texts = new ArrayList<>();
    boolean more = true;
    while (more) {
      Page page = messages.after(Writers.pair(writer).conversation(), seq + texts.size(), 100);
      page.messages().forEach(message -> texts.add(Objects.requireNonNull(message.body()).text()));
      more = page.hasMore();
    }
    return texts;
  }
}
