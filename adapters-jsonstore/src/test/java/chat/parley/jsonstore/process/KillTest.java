package chat.parley.jsonstore.process;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment has lost nothing that it acknowledged, and written nothing
 * twice. Says nothing about syncs: a killed process's writes outlive it; {@code CrashTest} takes
 * care of those.
 */
class KillTest {
  /** 200 in the long run. */
  private static final int ROUNDS = Integer.getInteger("parley.test.kills", 20);

  private static final int MOST_ACKNOWLEDGED = 400;

  @TempDir private Path folder;
  private final Random random = new Random(20);

  /** How many messages of each writer were checked in the rounds before. */
  private final long[] seen = new long[Writers.COUNT];

  @Test
  @Timeout(900)
  void nothingAcknowledgedIsLostAndNothingIsDoubled() throws IOException, InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      int first = Acknowledged.FIRST + round * 10_000;
      check(round, first, writeAndKill(first, random.nextInt(MOST_ACKNOWLEDGED)));
    }
  }

  private Acknowledged writeAndKill(int first, int kill) throws IOException, InterruptedException {
    Acknowledged acknowledged = new Acknowledged(first);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writers.class.getName(),
                folder.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("open");
      for (int i = 0; i < kill; i++) {
        acknowledged.note(Objects.requireNonNull(lines.readLine()));
      }
      process.destroyForcibly();
      // What is in the pipe was acknowledged before the kill; its last line may be cut.
      Stream.generate(() -> lineOrEnd(lines))
          .takeWhile(line -> !line.isEmpty())
          .forEach(acknowledged::note);
    }
    process.waitFor();
    return acknowledged;
  }

  private static String lineOrEnd(BufferedReader lines) {
    try {
      String line = lines.readLine();
      return line == null ? "" : line;
    } catch (IOException _) {
      return "";
    }
  }

  /** What each writer wrote in this round is there, once and in order, at least as acknowledged. */
  private void check(int round, int first, Acknowledged acknowledged) {
    try (JsonStore store = JsonStore.open(folder, JsonStoreSettings.DEFAULT, _ -> {})) {
      for (int writer = 0; writer < Writers.COUNT; writer++) {
        int n = writer;
        List<String> found = Found.texts(store.messages(), n, seen[n]);
        seen[n] += found.size();
        assertThat(found)
            .as("what writer %d left in round %d", n, round)
            .isEqualTo(
                IntStream.range(first, first + found.size())
                    .mapToObj(number -> Writers.text(n, number))
                    .toList())
            .hasSizeGreaterThanOrEqualTo(acknowledged.of(n));
      }
    }
  }
}
