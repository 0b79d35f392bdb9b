package chat.parley.jsonstore.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the original server does: reads the file of all messages, adds one, and writes it anew,
 * indented. It does not sync.
 */
final class WholeFile {
  private static final long AT_LEAST_NANOS = 3_000_000_000L;

  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final Path file;

  WholeFile(Path file, int stored) throws IOException {
    this.file = file;
    List<Map<String, Object>> messages = new ArrayList<>();
    for (int i = 0; i < stored; i++) {
      messages.add(message(i));
    }
    json.writeValue(file.toFile(), messages);
  }

  long perSecond() throws IOException {
    long start = System.nanoTime();
    int count = 0;
    while (System.nanoTime() - start < AT_LEAST_NANOS) {
      List<Object> messages = json.readerForListOf(Object.class).readValue(file.toFile());
      messages.set(count % messages.size(), message(count));
      json.writeValue(file.toFile(), messages);
      count++;
    }
    return (long) (count / ((System.nanoTime() - start) / 1e9));
  }

  private static Map<String, Object> message(int number) {
    return Map.of(
        "id",
        "023cbe74-86eb-41d5-af1a-" + number,
        "sender_id",
        "48ebca58-60fa-4daa-a412-2f24828ead31",
        "content",
        "Nothing in particular, at the length that most messages have.",
        "type",
        "text",
        "timestamp",
        1765790125285L,
        "is_deleted",
        false,
        "reactions",
        Map.of());
  }
}
