package chat.parley.bootstrap.cli;

import chat.parley.bootstrap.ParleyConfig;
import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.jsonstore.format.NewerFormat;
import chat.parley.jsonstore.tool.CannotProceed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Runs one command: 0 is success, 1 is damage or failure, 2 is a command that makes no sense. */
final class CommandRunner {
  private CommandRunner() {}

  static int run(
      Supplier<ParleyConfig> config, PrintWriter out, PrintWriter err, String... arguments) {
    ParleyConfig settings;
    try {
      settings = config.get();
    } catch (RuntimeException e) {
      err.println("The settings can't be read: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    return commandLine(settings, out, err)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(CommandRunner::failed)
        .execute(arguments);
  }

  private static CommandLine commandLine(ParleyConfig settings, PrintWriter out, PrintWriter err) {
    CommandLine all =
        new CommandLine(new Commands(settings, out, new ProgressLines(err, System::nanoTime)));
    addHelp(all);
    all.getSubcommands().values().forEach(CommandRunner::addHelp);
    return all;
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this").build());
  }

  /** What was foreseen is told in a sentence; anything else is a defect, told in full. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    switch (e) {
      case CannotProceed _, CannotOpenStore _, NewerFormat _ ->
          command.getErr().println(e.getMessage());
      case NoSuchFileException missing ->
          command.getErr().println("There is no " + missing.getFile() + ".");
      case IOException _ -> command.getErr().println(e);
      default -> e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
