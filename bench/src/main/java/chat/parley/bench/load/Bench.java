package chat.parley.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures servers from outside; see docs/performance.md. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures Parley beside the least that its framework can do.")
public final class Bench implements Callable<Integer> {
  private static final Map<String, Scenario> SCENARIOS =
      Map.of(
          "one-to-one",
          Exchanges::oneToOne,
          "fan-out-100",
          bench -> Exchanges.fanOut(bench, 100),
          "fan-out-1000",
          bench -> Exchanges.fanOut(bench, 1000),
          "idle",
          new IdleConnections(),
          "connect",
          new ConnectRate(),
          "log-in-storm",
          new LogInStorm());

  private static final List<String> ALL =
      List.of("one-to-one", "fan-out-100", "fan-out-1000", "idle", "connect", "log-in-storm");

  @Parameters(
      paramLabel = "SCENARIO",
      description =
          "one-to-one, fan-out-100, fan-out-1000, idle, connect, log-in-storm; all if none")
  private List<String> scenarios = ALL;

  @Option(names = "--warm-up", paramLabel = "SECONDS", description = "default ${DEFAULT-VALUE}")
  private int warmUp = 20;

  @Option(names = "--seconds", description = "of one measurement; default ${DEFAULT-VALUE}")
  private int seconds = 8;

  @Option(names = "--rounds", description = "how often each is measured; default ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(
      names = "--rate",
      description = "messages a second in open loops; default ${DEFAULT-VALUE}")
  private int rate = 5000;

  @Option(
      names = "--connections",
      description = "idle ones, and those opened in a round of connect; default ${DEFAULT-VALUE}")
  private int connections = 10_000;

  @Option(names = "--jvm", description = "options of the servers' JVMs; default ${DEFAULT-VALUE}")
  private String jvm = "-Xmx512m";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() {
    for (String name : scenarios) {
      Scenario scenario = SCENARIOS.get(name);
      if (scenario == null) {
        System.err.println(
            "There is no scenario " + name + ", there are: " + String.join(", ", ALL));
        return CommandLine.ExitCode.USAGE;
      }
      scenario.run(this);
    }
    return CommandLine.ExitCode.OK;
  }

  Vertx vertx() {
    return vertx;
  }

  Servers servers() {
    return new Servers(Path.of("bench", "target", "work"), List.of(jvm.split(" ")));
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUp);
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  int rounds() {
    return rounds;
  }

  int rate() {
    return rate;
  }

  int connections() {
    return connections;
  }

  void print(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
