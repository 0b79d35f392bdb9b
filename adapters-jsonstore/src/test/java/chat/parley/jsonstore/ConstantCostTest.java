package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.editing;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.Role;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.StoreFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change writes does not grow with what is stored. */
class ConstantCostTest {
  /** Numbers have more digits later: a few of them are in each line. */
  private static final long DIGITS = 30;

  private static final JsonStoreSettings SETTINGS = JsonStoreSettings.DEFAULT.with(Sync.NEVER);

  @TempDir private Path temp;

  @Test
  void aChangeWritesAsMuchAmongTenThousandAsAmongTen() {
    List<Long> few = written(10);
    List<Long> many = written(10_000);
    for (int i = 0; i < few.size(); i++) {
      assertThat(few.get(i)).isBetween(1L, 400L);
      assertThat(many.get(i)).isBetween(few.get(i), few.get(i) + DIGITS);
    }
  }

  /** How many bytes a join, a mute, a message and an edit add to so many members and messages. */
  private List<Long> written(int stored) {
    try (JsonStore store = JsonStore.open(temp.resolve("of-" + stored), SETTINGS, _ -> {})) {
      Group crowded = crowded(stored);
      store.groups().add(crowded);
      for (int i = 0; i < stored; i++) {
        store.messages().append(TALK, saying(ANNA, "hello"));
      }
      List<Runnable> changes =
          List.of(
              () -> store.groups().change(crowded.id(), Fixtures.joining(Fixtures.BEN)),
              () -> store.groups().change(crowded.id(), ConstantCostTest::withMutedBen),
              () -> store.messages().append(TALK, saying(ANNA, "hello")),
              () -> store.messages().change(new MessageId(TALK, 1), editing("hi")));
      List<Long> written = new ArrayList<>();
      for (Runnable change : changes) {
        long before = bytes(store);
        change.run();
        written.add(bytes(store) - before);
      }
      return written;
    }
  }

  /** With the owner. */
  private static Group crowded(int count) {
    Group club = Fixtures.bookClub();
    Map<UserId, Member> members = new LinkedHashMap<>(club.members());
    for (User user : Fixtures.crowd(count - 1)) {
      members.put(user.id(), new Member(user.id(), user.username(), Role.MEMBER, Talks.NOW, null));
    }
    return new Group(club.id(), club.name(), club.code(), club.createdAt(), members);
  }

  private static Change<Group> withMutedBen(Group group) {
    return group.mute(Fixtures.ANNA.id(), Fixtures.BEN.id(), Talks.NOW.plusSeconds(60), null);
  }

  private static long bytes(JsonStore store) {
    Waiting.untilDurable(store);
    Map<StoreFile, StoreStatus.FileStatus> files = store.status().files();
    return Objects.requireNonNull(files.get(StoreFile.GROUPS)).bytes()
        + Objects.requireNonNull(files.get(StoreFile.MESSAGES)).bytes();
  }
}
