package chat.parley.conformance;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The packaged server in a process of its own, with a heap as on a small machine. */
final class ServerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
  private static final Pattern MANAGED =
      Pattern.compile("Management interface listening on (http://[^:]+:\\d+)");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final URI uri;
  private final JMXConnector management;

  /** Starts one that keeps everything in a folder; {@code options} are the JVM's. */
  ServerProcess(Path folder, String... options)
      throws IOException, InterruptedException, AttachNotSupportedException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(
          "There is no " + JAR.toAbsolutePath() + ". Run this by .ci/conformance");
    }
    log = folder.resolve("server.log");
    process =
        new ProcessBuilder(command(folder, options))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean started = false;
    try {
      Await.until(START, () -> LISTENING.matcher(log()).find() || !process.isAlive());
      uri = address();
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      management =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      machine.detach();
      started = true;
    } finally {
      if (!started) {
        process.destroyForcibly();
      }
    }
  }

  private static List<String> command(Path folder, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=0");
    command.add("-Dquarkus.management.host=127.0.0.1");
    command.add("-Dquarkus.management.port=0");
    command.add("-Dparley.data=" + folder.resolve("data"));
    command.add("-Dparley.password.bcrypt-cost=4");
    command.add("-Dparley.limits.enabled=false");
    command.add("-Dparley.wire.connections-per-address=10000");
    command.addAll(List.of(options));
    command.add("-jar");
    command.add(JAR.toString());
    return command;
  }

  private URI address() {
    Matcher listening = LISTENING.matcher(log());
    if (!listening.find()) {
      throw new IllegalStateException("the server did not start: " + log());
    }
    return URI.create("http://127.0.0.1:" + listening.group(1) + "/");
  }

  URI uri() {
    return uri;
  }

  /** Where its metrics are. */
  URI management() {
    Matcher managed = MANAGED.matcher(log());
    if (!managed.find()) {
      throw new IllegalStateException("the server has no management port: " + log());
    }
    return URI.create(managed.group(1) + "/");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has written so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lines that tell of a bug: all but the ordinary ones. Netty reports buffers that nobody
   * released, and the JVM, as plain text, what it has no memory for.
   */
  List<String> errors() {
    return log().lines().filter(line -> !line.contains("\"level\":\"INFO\"")).toList();
  }

  /** Bytes of the heap that are in use, after a collection. */
  long heapInUse() {
    MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Files and sockets that it has open. */
  long openFiles() {
    return bean(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }

  private <T> T bean(String name, Class<T> type) {
    try {
      return ManagementFactory.newPlatformMXBeanProxy(
          management.getMBeanServerConnection(), name, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    management.close();
    process.destroyForcibly();
  }
}
