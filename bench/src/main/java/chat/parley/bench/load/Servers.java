package chat.parley.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the servers that are measured, each with the same JVM options. */
record Servers(Path work, List<String> jvmOptions) {
  private static final String RUN = "target/quarkus-app/quarkus-run.jar";

  /** With all that it does by default, but for the limits, which a load is made to break. */
  ServerProcess parley(Map<String, String> settings) {
    int port = freePort();
    Map<String, String> all = new TreeMap<>();
    all.put("PARLEY_DATA", folder("parley").toString());
    all.put(
        "PARLEY_PASSWORD_BCRYPT_COST", "4"); // so that making thousands of accounts is over soon
    all.put("PARLEY_LIMITS_ENABLED", "false");
    all.put("PARLEY_LIMITS_GROUP_MEMBERS", "2000");
    all.put("QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS", "21000");
    all.put("PARLEY_WIRE_CONNECTIONS", "20000");
    all.put("PARLEY_WIRE_CONNECTIONS_PER_ADDRESS", "20000");
    all.put("PARLEY_WIRE_SIGN_IN_TIMEOUT", "1h");
    all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort()));
    all.putAll(settings);
    return start("Parley", port, java("-jar", "bootstrap/" + RUN), all);
  }

  ServerProcess parley() {
    return parley(Map.of());
  }

  ServerProcess relay() {
    int port = freePort();
    String app = "bench/target/quarkus-app/";
    String classes = app + "app/*:" + app + "lib/main/*:" + app + "lib/boot/*";
    List<String> command =
        java("-cp", classes, "chat.parley.bench.floor.VertxRelay", Integer.toString(port));
    return start("Vert.x relay", port, command, Map.of());
  }

  ServerProcess echo() {
    int port = freePort();
    return start(
        "WebSockets Next echo",
        port,
        java("-jar", "bench/" + RUN),
        Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
  }

  ServerProcess node() {
    int port = freePort();
    return start(
        "Node ws relay",
        port,
        List.of("node", "bench/node/relay.js", Integer.toString(port)),
        Map.of());
  }

  private List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of(arguments));
    return command;
  }

  private ServerProcess start(
      String name, int port, List<String> command, Map<String, String> settings) {
    return ServerProcess.start(name, port, command, settings, folder("log").resolve("server.log"));
  }

  private Path folder(String name) {
    try {
      return Files.createTempDirectory(Files.createDirectories(work), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
