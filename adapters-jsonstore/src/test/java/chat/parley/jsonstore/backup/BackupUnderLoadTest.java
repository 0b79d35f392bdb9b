package chat.parley.jsonstore.backup;

import static chat.parley.domain.fixture.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.JsonStoreSettings;
import chat.parley.jsonstore.Snapshot;
import chat.parley.jsonstore.Sync;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 32 writers write while backups are made. Each writer makes a user, lets this user write a
 * message, makes the next user, and so on; so a backup in which a user is missing whose message is
 * there, or the message before the next user, is not of one moment.
 */
class BackupUnderLoadTest {
  private static final int ROUNDS = 60;
  private static final int BACKUPS = 5;
  private static final long LOOK_AGAIN_NANOS = 100_000;

  /** Messages of four writers go into one conversation. */
  private static final int SHARED_BY = 4;

  @TempDir private Path temp;

  @Test
  void aBackupUnderLoadRestoresToAConsistentPrefix() throws IOException {
    Backups backups =
        new Backups(
            new RealDisk(),
            temp.resolve("backups"),
            new Retention(BACKUPS, 0),
            0,
            InstantSource.system());
    Path data = temp.resolve("data");
    JsonStoreSettings settings = JsonStoreSettings.DEFAULT.with(Sync.NEVER);
    List<List<Message>> written;
    try (JsonStore store = JsonStore.open(data, settings, _ -> {})) {
      AtomicInteger rounds = new AtomicInteger();
      Contention.atOnce(
          writer -> {
            if (writer == 0) {
              return makeBackups(backups, store, rounds);
            }
            write(store, writer, rounds);
            return true;
          });
      written = conversations().stream().map(id -> SampleStore.messages(store, id)).toList();
    }
    assertThat(written).allSatisfy(messages -> assertThat(messages).isNotEmpty());
    assertThat(backups.list()).hasSize(BACKUPS).allMatch(Backup::verified);
    for (Backup backup : backups.list()) {
      Path restored = temp.resolve("restored-" + backup.sequence());
      new Restore(new RealDisk(), InstantSource.system(), Progress.SILENT)
          .restore(backup.folder(), restored);
      try (JsonStore store = SampleStore.open(restored)) {
        checkPrefix(store, written);
      }
    }
  }

  /** One each time that the writers are a further part through. */
  private static boolean makeBackups(Backups backups, JsonStore store, AtomicInteger rounds) {
    int all = ROUNDS * (Contention.THREADS - 1);
    for (int n = 1; n <= BACKUPS; n++) {
      while (rounds.get() < all * n / (BACKUPS + 1)) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
      try (Snapshot snapshot = store.snapshot()) {
        backups.make(snapshot, Progress.SILENT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return true;
  }

  private static void write(JsonStore store, int writer, AtomicInteger rounds) {
    for (int round = 0; round < ROUNDS; round++) {
      User author = author(writer, round);
      store.users().add(author);
      SampleStore.say(store, talk(writer), author, writer + " " + round);
      rounds.incrementAndGet();
      if (round % 10 == 0) {
        SampleStore.settle(store);
      }
    }
  }

  private static User author(int writer, int round) {
    return user("writer" + writer + "-" + round, writer);
  }

  private static Pair talk(int writer) {
    int talk = writer / SHARED_BY;
    return new Pair(new UserId("one-" + talk), new UserId("other-" + talk));
  }

  private static List<ConversationId> conversations() {
    return IntStream.range(0, Contention.THREADS / SHARED_BY)
        .mapToObj(talk -> talk(talk * SHARED_BY).conversation())
        .toList();
  }

  private static void checkPrefix(JsonStore store, List<List<Message>> written) {
    int[] messagesOf = new int[Contention.THREADS];
    for (int talk = 0; talk < written.size(); talk++) {
      List<Message> messages = SampleStore.messages(store, conversations().get(talk));
      assertThat(messages).isEqualTo(written.get(talk).subList(0, messages.size()));
      assertThat(messages)
          .extracting(message -> message.id().seq())
          .isEqualTo(IntStream.rangeClosed(1, messages.size()).mapToObj(Long::valueOf).toList());
      for (Message message : messages) {
        assertThat(store.users().find(message.sender())).as("who wrote %s", message).isPresent();
        messagesOf[writerOf(message)]++;
      }
    }
    for (int writer = 1; writer < Contention.THREADS; writer++) {
      UserId afterNext = author(writer, messagesOf[writer] + 1).id();
      assertThat(store.users().find(afterNext))
          .as("writer %d made this user after a message that is not there", writer)
          .isEmpty();
    }
  }

  private static int writerOf(Message message) {
    String text = message.body().text();
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }
}
