package chat.parley.bootstrap.cli;

import chat.parley.jsonstore.CannotOpenStore;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the process begins: without an argument it is the server, else it does a command. */
@QuarkusMain
public final class Main {
  public static void main(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (arguments.length > 0) {
      System.exit(CommandRunner.run(CommandConfig::load, out, err, arguments));
    }
    try {
      FolderInUse.check(CommandConfig::load);
    } catch (CannotOpenStore e) {
      err.println(e.getMessage());
      System.exit(CommandLine.ExitCode.SOFTWARE);
    }
    Quarkus.run();
  }
}
