package chat.parley.bootstrap.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server in a process of its own, on ports that are free. */
final class PackagedServer implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Pattern DOOR = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final Path log;

  /** Starts it; {@link #uri} waits until it is ready. */
  PackagedServer(Path data, Map<String, String> settings) {
    try {
      log = Files.createTempFile("parley", ".log");
      ProcessBuilder java =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-jar",
              JAR.toString());
      java.environment().put("PARLEY_DATA", data.toString());
      java.environment().put("PARLEY_PASSWORD_BCRYPT_COST", "4");
      java.environment().put("PARLEY_LIMITS_ENABLED", "false");
      java.environment().put("QUARKUS_HTTP_PORT", "0");
      java.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
      java.environment().putAll(settings);
      process = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to connect, once it listens. */
  URI uri() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher door = DOOR.matcher(log());
      if (door.find()) {
        return URI.create("http://localhost:" + door.group(1) + "/");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new AssertionError("the server did not start:\n" + log());
  }

  /** What it wrote to its console. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it without a word, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** Asks it to stop, as {@code kill} and systemd do. */
  void stop() {
    process.destroy();
  }

  /** Waits until it has ended. */
  int exitCode() {
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended:\n%s", log()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
