package chat.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The Autobahn|Testsuite: a Python program, which Jython runs in a process of its own. */
final class AutobahnSuite {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String START =
      """
      import json, sys
      from autobahntestsuite import wstest
      wstest.start({'mode': 'fuzzingclient'}, json.load(open(sys.argv[1])))
      """;

  /** Of the protocol's ninth draft on, that of the RFC; and close frames before hanging up. */
  private static final Map<String, ?> OPTIONS = Map.of("version", 18, "failByDrop", false);

  private final Path folder;

  AutobahnSuite(Path folder) {
    this.folder = folder;
  }

  /** What the suite says of a case, and of how the connection was closed at its end. */
  record Outcome(String behavior, String close) {

    boolean passed() {
      return isGood(behavior) && isGood(close);
    }

    /** Not strict is what the RFC allows, if not wishes; informational what it leaves open. */
    private static boolean isGood(String verdict) {
      return Set.of("OK", "NON-STRICT", "INFORMATIONAL").contains(verdict);
    }
  }

  /** Runs cases ({@code "1.*"} or {@code "1.1.1"}) and returns what came out of each. */
  Map<String, Outcome> run(URI server, List<String> cases)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path spec = folder.resolve("spec.json");
    JSON.writeValue(
        spec.toFile(),
        Map.of(
            "outdir", folder.toString(),
            "servers", List.of(Map.of("agent", "server", "url", server, "options", OPTIONS)),
            "cases", cases,
            "exclude-cases", List.of(),
            "exclude-agent-cases", Map.of()));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(spec))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("the suite failed: " + Files.readString(log));
      }
    } finally {
      process.destroyForcibly();
    }
    return outcomes();
  }

  private static List<String> command(Path spec) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Most of the time goes into reading Python, once: the second compiler only costs here.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    // What Jython, which is of 2017, would be warned of.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(
        jarOf("autobahntestsuite/wstest.py")
            + File.pathSeparator
            + jarOf("org/python/util/jython.class"));
    command.add("org.python.util.jython");
    command.add("-c");
    command.add(START);
    command.add(spec.toString());
    return command;
  }

  private static Path jarOf(String file) {
    URL found = AutobahnSuite.class.getClassLoader().getResource(file);
    if (found == null) {
      throw new IllegalStateException(
          file + " is not on the class path. Run this by .ci/conformance");
    }
    String jar = found.getPath();
    return Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
  }

  private Map<String, Outcome> outcomes() throws IOException {
    Map<String, Outcome> outcomes = new TreeMap<>();
    JsonNode server = JSON.readTree(folder.resolve("index.json").toFile()).path("server");
    server
        .properties()
        .forEach(
            entry ->
                outcomes.put(
                    entry.getKey(),
                    new Outcome(
                        entry.getValue().path("behavior").textValue(),
                        entry.getValue().path("behaviorClose").textValue())));
    return outcomes;
  }
}
