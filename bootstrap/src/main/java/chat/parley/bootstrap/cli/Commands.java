package chat.parley.bootstrap.cli;

import chat.parley.bootstrap.ConfiguredBackups;
import chat.parley.bootstrap.ParleyConfig;
import chat.parley.bootstrap.RandomIds;
import chat.parley.bootstrap.SecureSecrets;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.backup.Backup;
import chat.parley.jsonstore.backup.BackupCheck;
import chat.parley.jsonstore.backup.Restore;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.python.FolderImport;
import chat.parley.jsonstore.python.PythonImport;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.FileCheck;
import chat.parley.jsonstore.tool.Finding;
import chat.parley.jsonstore.tool.FolderCheck;
import chat.parley.jsonstore.tool.NewStore;
import chat.parley.jsonstore.tool.Progress;
import chat.parley.jsonstore.tool.Salvage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands. Each is for a data folder that no server uses. */
@Command(
    name = "parley",
    description = "Without a command: the server. Commands are for a server that is stopped.")
final class Commands {
  private final ParleyConfig config;
  private final PrintWriter out;
  private final Progress progress;
  private final RealDisk disk = new RealDisk();
  private final InstantSource clock = InstantSource.system();
  private final SecureSecrets secrets = new SecureSecrets();

  Commands(ParleyConfig config, PrintWriter out, Progress progress) {
    this.config = config;
    this.out = out;
    this.progress = progress;
  }

  @Command(
      name = "backup",
      description = "Makes and verifies a backup. A running server makes its own (parley.backup).")
  int backup(
      @Parameters(arity = "0..1", description = "the data folder; parley.data if not given")
          @Nullable Path folder)
      throws IOException {
    Path data = existing(folder);
    try (JsonStore store = JsonStore.open(data, JsonStoreSettings.DEFAULT, _ -> {}, disk);
        Snapshot snapshot = store.snapshot()) {
      Backup made = ConfiguredBackups.of(config, data, clock).make(snapshot, progress);
      out.println("Made and verified " + made.folder());
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "compact",
      description =
          "Rewrites all files without what no longer counts, also the texts of deleted messages.")
  int compact(
      @Parameters(arity = "0..1", description = "the data folder; parley.data if not given")
          @Nullable Path folder)
      throws IOException {
    Path data = existing(folder);
    JsonStoreSettings settings =
        JsonStoreSettings.DEFAULT.withMinFree(config.jsonFiles().minFree().asLongValue());
    try (JsonStore store = JsonStore.open(data, settings, _ -> {}, disk)) {
      Map<StoreFile, Long> before = sizes(data);
      store.compact(
          (which, done) -> progress.at(which.fileName(), done, before.getOrDefault(which, 0L)));
      sizes(data)
          .forEach(
              (which, after) ->
                  out.println(
                      which.fileName() + ": " + before.get(which) + " -> " + after + " bytes"));
    }
    out.println("Compacted " + data);
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "verify",
      description =
          "Checks every byte of a backup or of a data folder. Exit code 1: it is damaged.")
  int verify(
      @Parameters(
              arity = "0..1",
              description = "a backup or a data folder; parley.data if not given")
          @Nullable Path folder)
      throws IOException {
    Path checked = folder == null ? config.data() : folder;
    List<Finding> findings =
        BackupCheck.isBackup(checked)
            ? new BackupCheck(progress).check(checked)
            : checkFolder(checked);
    findings.forEach(out::println);
    out.println(
        findings.isEmpty()
            ? checked + " is good"
            : checked + " is damaged: " + findings.size() + " found");
    return findings.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  @Command(
      name = "restore",
      description = "Puts a backup into a data folder; what was there is kept in a folder beside.")
  int restore(
      @Parameters(description = "a backup") Path backup,
      @Option(names = "--into", description = "the data folder; parley.data if not given")
          @Nullable Path into)
      throws IOException {
    Path data = into == null ? config.data() : into;
    Optional<Path> replaced = new Restore(disk, clock, progress).restore(backup, data);
    out.println("Restored " + backup + " into " + data);
    replaced.ifPresent(old -> out.println("What was there before is in " + old));
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "salvage",
      description = "Makes a store of every intact record of a damaged folder or backup.")
  int salvage(
      @Parameters(description = "the damaged folder; it stays as it is") Path folder,
      @Option(names = "--into", required = true, description = "a folder that holds no chats yet")
          Path into)
      throws IOException {
    Salvage salvage = new Salvage(disk, secrets, clock.instant(), progress, out::println);
    Map<StoreFile, Long> records = newStore().make(into, files -> salvage.run(folder, files));
    records.forEach((which, count) -> out.println(which.fileName() + ": " + count + " records"));
    out.println("Salvaged " + folder + " into " + into);
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "import-python",
      description = "Takes over the users, groups and messages of the Python server.")
  int importPython(
      @Parameters(description = "the folder with its users.json") Path folder,
      @Option(
              names = "--into",
              description = "a data folder without chats; parley.data if not given")
          @Nullable Path into)
      throws IOException {
    Path data = into == null ? config.data() : into;
    PythonImport python =
        new PythonImport(new RandomIds(secrets), secrets, clock.instant(), progress, out::println);
    PythonImport.Result result = new FolderImport(disk, newStore(), python).run(folder, data);
    out.printf(
        "Imported %d users, %d groups and %d messages into %s; %d oddities, listed above%n",
        result.users(), result.groups(), result.messages(), data, result.oddities());
    return CommandLine.ExitCode.OK;
  }

  private Path existing(@Nullable Path folder) throws CannotProceed {
    Path data = folder == null ? config.data() : folder;
    if (!disk.exists(StoreFile.USERS.in(data))) {
      throw new CannotProceed(data + " holds no file of a store.");
    }
    return data;
  }

  private static Map<StoreFile, Long> sizes(Path data) throws IOException {
    Map<StoreFile, Long> sizes = new EnumMap<>(StoreFile.class);
    for (StoreFile which : StoreFile.values()) {
      sizes.put(which, Files.size(which.in(data)));
    }
    return sizes;
  }

  private NewStore newStore() {
    return new NewStore(disk, clock, progress);
  }

  private List<Finding> checkFolder(Path folder) throws IOException {
    FolderCheck.Result result = new FolderCheck(progress).check(folder);
    result.files().forEach((which, file) -> out.println(which.in(folder) + ": " + summary(file)));
    return result.findings();
  }

  private static String summary(FileCheck.Result file) {
    if (!file.findings().isEmpty()) {
      return "damaged";
    }
    String good = file.records() + " records, " + file.bytes() + " bytes";
    return file.torn().isEmpty()
        ? good
        : good
            + ". The last "
            + file.torn().getAsLong()
            + " are of a write that was cut short: nobody was told of it, and the next start cuts"
            + " it off";
  }
}
