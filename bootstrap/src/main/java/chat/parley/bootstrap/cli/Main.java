package chat.parley.bootstrap.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the process begins: without an argument it is the server, else it does a command. */
@QuarkusMain
public final class Main {
  public static void main(String... arguments) {
    if (arguments.length == 0) {
      Quarkus.run();
      return;
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(CommandRunner.run(CommandConfig::load, out, err, arguments));
  }
}
