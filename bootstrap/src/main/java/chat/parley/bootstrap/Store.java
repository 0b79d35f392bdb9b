package chat.parley.bootstrap;

import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.store.Commits;
import chat.parley.domain.user.UserRepository;
import chat.parley.inmemory.InMemoryStore;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.StoreState;
import chat.parley.jsonstore.StoreStatus;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** An open store, whichever it is; {@code files} is there if it lies in files. */
record Store(
    UserRepository users,
    SessionRepository sessions,
    GroupRepository groups,
    MessageRepository messages,
    LockoutRepository lockouts,
    Commits commits,
    Supplier<Condition> condition,
    Optional<JsonStore> files,
    Runnable close) {

  /** How a store is: whether it takes changes, and what to know about it, for people. */
  record Condition(boolean writable, String description) {}

  static Store open(ParleyConfig config, Notifier notifier) {
    return switch (config.store()) {
      case JSON -> jsonFiles(config, notifier, new RealDisk());
      case MEMORY -> inMemory(new InMemoryStore(notifier));
    };
  }

  static Store jsonFiles(ParleyConfig config, Notifier notifier, Disk disk) {
    ParleyConfig.JsonFiles files = config.jsonFiles();
    JsonStoreSettings settings =
        new JsonStoreSettings(
            files.sync(),
            files.syncInterval(),
            files.minFree().asLongValue(),
            files.compactFrom().asLongValue());
    Path folder = config.data().toAbsolutePath().normalize();
    JsonStore store = JsonStore.open(folder, settings, notifier, disk);
    return new Store(
        store.users(),
        store.sessions(),
        store.groups(),
        store.messages(),
        store.lockouts(),
        store.commits(),
        () -> conditionOf(folder, store.status()),
        Optional.of(store),
        store::close);
  }

  static Condition conditionOf(Path folder, StoreStatus status) {
    String reason = status.reason().isEmpty() ? "" : ": " + status.reason();
    return new Condition(
        status.state() == StoreState.OK,
        "JSON files in " + folder + ", " + status.state() + reason + advice(status.state()));
  }

  private static String advice(StoreState state) {
    return switch (state) {
      case OK, CLOSED -> "";
      case DEGRADED -> ". It takes changes again by itself once that is mended.";
      case FAILED -> ". Look after the disk, then restart the server.";
    };
  }

  private static Store inMemory(InMemoryStore store) {
    return new Store(
        store.users(),
        store.sessions(),
        store.groups(),
        store.messages(),
        store.lockouts(),
        store.commits(),
        () -> new Condition(true, "in memory: nothing outlives the server"),
        Optional.empty(),
        () -> {});
  }
}
