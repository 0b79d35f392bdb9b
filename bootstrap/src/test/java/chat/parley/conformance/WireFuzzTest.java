package chat.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends much that makes no sense, on many connections at once, and looks for traces it leaves. */
@Tag("conformance")
@Timeout(1200)
class WireFuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
  private static final long SEED = Long.getLong("fuzz.seed", 6455);
  private static final int BATCHES = 10;
  private static final int LINES = 4;
  private static final int INPUTS_A_LINE = INPUTS / BATCHES / LINES / 2;

  /** Most connections end sooner. One that waits for the rest of a frame takes no more to heart. */
  private static final int INPUTS_A_CONNECTION = 25;

  /** What was stored meanwhile, as far as it is held in memory, and chance. */
  private static final long HEAP_BYTES_AN_INPUT = 100;

  private static final long HEAP_SLACK = 16 << 20;
  private static final int FILES_SLACK = 8;

  @TempDir Path folder;

  @Test
  void nonsenseLeavesNoTrace() throws Exception {
    try (ServerProcess server =
        new ServerProcess(folder, "-Dio.netty.leakDetection.level=advanced")) {
      batch(server, 0);
      long heap = server.heapInUse();
      long files = server.openFiles();
      for (int batch = 1; batch < BATCHES; batch++) {
        batch(server, batch);
      }
      Await.until(Duration.ofSeconds(20), () -> server.openFiles() <= files + FILES_SLACK);

      System.out.printf(
          "heap %d KiB, then %d KiB; files %d, then %d%n",
          heap >> 10, server.heapInUse() >> 10, files, server.openFiles());
      assertThat(server.errors()).as("seed %d", SEED).isEmpty();
      assertThat(server.openFiles()).isLessThanOrEqualTo(files + FILES_SLACK);
      assertThat(server.heapInUse()).isLessThan(heap + HEAP_SLACK + INPUTS * HEAP_BYTES_AN_INPUT);
    }
  }

  private static void batch(ServerProcess server, int batch) throws Exception {
    try (ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int line = 0; line < LINES; line++) {
        long seed = SEED + 31L * (batch * LINES + line);
        all.add(lines.submit(() -> chat(server.uri(), seed)));
        all.add(lines.submit(() -> write(server.uri(), new Nonsense(seed, List.of("1")))));
      }
      for (Future<?> line : all) {
        line.get();
      }
    }
    try (ChatClient fresh = ChatClient.connect(server.uri())) {
      fresh.get("ping");
    }
  }

  /** Proper frames with nonsense in them, which the connection survives: all get their answers. */
  private static void chat(URI server, long seed) {
    try (ChatClient client = ChatClient.register(server, "Fuzz")) {
      String group = client.get("create_group", "group_name", "Fuzz").path("id").textValue();
      Nonsense nonsense = new Nonsense(seed, List.of(client.id(), group));
      for (int input = 0; input < INPUTS_A_LINE; input++) {
        client.sendText(nonsense.request());
      }
      assertThat(client.untaken()).extracting(WireFuzzTest::code).doesNotContain("INTERNAL");
    }
  }

  private static String code(JsonNode frame) {
    return frame.path("data").path("code").asText();
  }

  /** Nonsense in place of frames, which mostly ends the connection. */
  private static void write(URI server, Nonsense nonsense) {
    for (int left = INPUTS_A_LINE; left > 0; ) {
      RawClient client = new RawClient(server);
      try (client) {
        Thread.ofVirtual().start(client::drain);
        for (int input = 0; input < INPUTS_A_CONNECTION && left > 0; input++) {
          left--;
          client.write(nonsense.bytes());
        }
      } catch (UncheckedIOException _) {
        // The server hung up, as it should on most of this. Whether it still takes calls is seen
        // after the batch.
      }
    }
  }
}
