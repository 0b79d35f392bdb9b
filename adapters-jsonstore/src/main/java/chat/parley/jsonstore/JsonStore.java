package chat.parley.jsonstore;

import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.store.Commits;
import chat.parley.domain.user.UserRepository;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.format.StoreFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * A data folder of JSON files, opened by this process alone.
 *
 * <p>What {@link Commits#whenDurable} released is on the disk, as far as {@link Sync} says. The
 * files are valid JSON whenever nothing is being written, and each change of the store is in them
 * as a whole or not at all, whatever happens to the process or to the machine.
 */
public final class JsonStore implements AutoCloseable {
  private final Closeable lock;
  private final Contents contents;
  private final Health health = new Health();
  private final Volume volume;
  private final Section section;
  private final Pipeline pipeline;
  private final Journal journal;
  private final Compactor compactor;
  private final JournalWriter writer;
  private final Thread writing;
  private final JsonUsers users;
  private final JsonSessions sessions;
  private final JsonGroups groups;
  private final JsonMessages messages;
  private final JsonLockouts lockouts;

  private JsonStore(
      Closeable lock,
      Contents contents,
      JsonStoreSettings settings,
      Volume volume,
      HeldNames names,
      Notifier notifier) {
    this.lock = lock;
    this.contents = contents;
    this.volume = volume;
    section = new Section();
    Batches batches = new Batches();
    pipeline = new Pipeline(section, batches, contents.files().values());
    journal = new Journal(section, batches, contents.files(), health, notifier);
    users = new JsonUsers(journal, contents.users());
    sessions = new JsonSessions(journal, contents.sessions());
    groups = new JsonGroups(journal, contents.groups());
    messages = new JsonMessages(journal, contents.conversations(), contents.hashes());
    lockouts = new JsonLockouts(journal, contents.lockouts());
    WriteCheck check = new WriteCheck(health, volume, names);
    writer = new JournalWriter(pipeline, settings, health, check, notifier);
    compactor = new Compactor(volume, pipeline, contents, writer, health, settings.compactFrom());
    check.everyRound(compactor::lookRound);
    writing = Thread.ofPlatform().name("parley-journal").daemon().unstarted(writer);
  }

  /** Opens the folder on the disk of this machine. */
  public static JsonStore open(Path folder, JsonStoreSettings settings, Notifier notifier) {
    return open(folder, settings, notifier, new RealDisk());
  }

  /**
   * Opens a folder, and makes it if there is none.
   *
   * @param notifier is told of changes once they are durable, in their order
   * @throws CannotOpenStore if another process has it, or it can't be trusted; it is as it was then
   */
  public static JsonStore open(
      Path folder, JsonStoreSettings settings, Notifier notifier, Disk disk) {
    try {
      Closeable lock = DataFolder.lock(disk, folder);
      return openLocked(folder, settings, notifier, disk, lock);
    } catch (IOException e) {
      throw new CannotOpenStore(
          "The data folder "
              + folder
              + " can't be opened: "
              + e
              + ". Let the user who runs Parley write there, or choose another folder"
              + " (parley.data).",
          e);
    }
  }

  private static JsonStore openLocked(
      Path folder, JsonStoreSettings settings, Notifier notifier, Disk disk, Closeable lock)
      throws IOException {
    try {
      Contents contents = Contents.read(new Opening(disk, folder));
      Volume volume = new Volume(disk, folder, settings.minFree());
      HeldNames names = new HeldNames(disk, DataFolder.lockFile(folder), contents.files().values());
      JsonStore store = new JsonStore(lock, contents, settings, volume, names, notifier);
      store.writing.start();
      return store;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public UserRepository users() {
    return users;
  }

  public SessionRepository sessions() {
    return sessions;
  }

  public GroupRepository groups() {
    return groups;
  }

  public MessageRepository messages() {
    return messages;
  }

  public LockoutRepository lockouts() {
    return lockouts;
  }

  /**
   * To be asked by the thread that made or saw what is waited for: the store remembers for each
   * thread what it has dealt with, so that a batch which fails meanwhile is not taken for durable.
   */
  public Commits commits() {
    return journal;
  }

  /** How the store is now; waits for nothing. */
  public StoreStatus status() {
    Health.Condition condition = health.condition();
    Map<StoreFile, StoreStatus.FileStatus> files = new EnumMap<>(StoreFile.class);
    section.run(
        () -> {
          for (JournalFile file : pipeline.files()) {
            long live = contents.live(file.which());
            files.put(file.which(), new StoreStatus.FileStatus(file.size(), file.records(), live));
          }
        });
    return new StoreStatus(
        condition.state(),
        condition.reason(),
        files,
        volume.free(),
        volume.low(),
        writer.batches(),
        writer.changes());
  }

  /** Tells {@code observer} of each commit from now on, in place of who was told before. */
  public void observe(StoreObserver observer) {
    writer.observe(observer);
  }

  /** All files as they are now, to be copied while the store goes on. */
  public Snapshot snapshot() {
    return journal.snapshot();
  }

  /** Rewrites all files without what is dead in them, also the text of deleted messages. */
  public void compact() {
    try {
      compact((_, _) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same; {@code progress} is told how many bytes of a file have been looked through. */
  public void compact(ObjLongConsumer<StoreFile> progress) throws IOException {
    for (JournalFile file : pipeline.files()) {
      compactor.compact(file, done -> progress.accept(file.which(), done));
    }
  }

  /** Refuses changes, writes and syncs what waits, and gives the folder free. */
  @Override
  public void close() {
    health.close();
    compactor.close();
    pipeline.close();
    try {
      writing.join();
      for (JournalFile file : pipeline.files()) {
        file.file().release(section);
      }
      lock.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
