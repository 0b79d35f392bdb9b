package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.BEN;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.editing;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.user.User;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store's life on a disk that stops before a certain step: it is opened, used in every way,
 * rewritten and closed. Remembers what was acknowledged.
 */
final class Life {
  private static final Path FOLDER = Path.of("data");

  private final SimulatedDisk disk;
  private final JsonStoreSettings settings;
  private final List<User> users = new ArrayList<>();
  private final Map<Long, String> texts = new LinkedHashMap<>();
  private int groupMembers;

  /** What happens when most of the messages are rewritten. */
  private Runnable meanwhile = () -> {};

  private long readMark;

  Life(SimulatedDisk disk, JsonStoreSettings settings) {
    this.disk = disk;
    this.settings = settings;
  }

  SimulatedDisk disk() {
    return disk;
  }

  /** Lives until the disk is to make step number {@code last}, from 0 on; then all is off. */
  void liveUntil(int last) {
    AtomicInteger left = new AtomicInteger(last);
    disk.faults(
        (step, file) -> {
          if (left.getAndDecrement() <= 0) {
            disk.switchOff();
          }
          if (step == SimulatedDisk.Step.FORCE && file.endsWith("messages.json.new")) {
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
          }
        });
    try (JsonStore store = JsonStore.open(FOLDER, settings, new RecordingNotifier(), disk)) {
      live(store);
    } catch (CannotOpenStore | Rejected | UncheckedIOException | Off _) {
      // Its life was short.
    }
    disk.switchOff();
  }

  /** Something was not acknowledged. */
  private static final class Off extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void live(JsonStore store) {
    for (User user : Fixtures.crowd(3)) {
      store.users().add(user);
      acknowledged(store, () -> users.add(user));
    }
    Group club = Fixtures.bookClub(Fixtures.BEN, Fixtures.CLARA);
    store.groups().add(club);
    acknowledged(store, () -> groupMembers = 3);
    store.groups().change(club.id(), group -> group.join(Fixtures.DAN, 10, Talks.NOW));
    say(store, 3);
    acknowledged(store, () -> groupMembers = 4);
    // Several in one batch, of a size that crosses sectors.
    say(store, 12);
    edit(store, 2);
    edit(store, 5);
    store.messages().markRead(TALK, BEN, 4, _ -> List.of());
    acknowledged(store, () -> readMark = 4);
    meanwhile = () -> say(store, 1);
    store.compact();
    say(store, 2);
    for (int round = 0; round < 3; round++) {
      edit(store, 2);
    }
    meanwhile = () -> say(store, 1);
    store.compact();
    say(store, 1);
  }

  private void say(JsonStore store, int count) {
    Map<Long, String> said = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      long seq = texts.size() + 1L + i;
      String text = "message " + seq + " ".repeat(40 * i) + ".";
      ClientMessageId id = new ClientMessageId("c" + seq);
      store.messages().appendOnce(TALK, ANNA, id, saying(ANNA, id, text));
      said.put(seq, text);
    }
    acknowledged(store, () -> texts.putAll(said));
  }

  private void edit(JsonStore store, long seq) {
    String text = texts.get(seq) + " edited";
    store.messages().change(new MessageId(TALK, seq), editing(text));
    acknowledged(store, () -> texts.put(seq, text));
  }

  private static void acknowledged(JsonStore store, Runnable remember) {
    CompletableFuture<Boolean> outcome = Waiting.outcome(store);
    assertThat(outcome).succeedsWithin(Waiting.LIMIT);
    if (!outcome.join()) {
      throw new Off();
    }
    remember.run();
  }

  /** Opens what a crash left, twice, and goes on there. */
  void checkAcknowledged(SimulatedDisk left, String what) {
    try {
      assertThat(hasAcknowledged(left)).as(what).isTrue();
      assertThat(hasAcknowledged(left)).as(what + ", opened again").isTrue();
    } catch (CannotOpenStore e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }

  void checkOpens(SimulatedDisk left, String what) {
    try (JsonStore store = open(left)) {
      List<Message> messages = store.messages().after(TALK, 0, 1000).messages();
      assertThat(messages).as(what).hasSizeLessThanOrEqualTo(texts.size());
    } catch (CannotOpenStore e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }

  /** Whether a store opens, and all that was acknowledged is there. */
  boolean isWhole(SimulatedDisk left) {
    try {
      return hasAcknowledged(left);
    } catch (CannotOpenStore _) {
      return false;
    }
  }

  /** Whether all that was acknowledged is there, in its place, and can be built on. */
  private boolean hasAcknowledged(SimulatedDisk left) {
    try (JsonStore store = open(left)) {
      List<Message> messages = store.messages().after(TALK, 0, 1000).messages();
      boolean all = messages.size() >= texts.size() && hasTexts(messages);
      all &=
          users.stream().allMatch(user -> store.users().find(user.id()).equals(Optional.of(user)));
      int members =
          store
              .groups()
              .find(Fixtures.bookClub().id())
              .map(group -> group.members().size())
              .orElse(0);
      all &= members >= groupMembers && (members == 0 || members >= 3);
      all &= store.messages().readMark(TALK, BEN) >= readMark;
      ClientMessageId again = new ClientMessageId("c1");
      boolean repeated =
          store
              .messages()
              .appendOnce(TALK, ANNA, again, saying(ANNA, again, "message 1."))
              .repeated();
      return all && (texts.isEmpty() || repeated);
    }
  }

  private boolean hasTexts(List<Message> messages) {
    boolean all = true;
    for (Message message : messages) {
      String text = Objects.requireNonNull(message.body()).text();
      String acknowledged = texts.getOrDefault(message.id().seq(), "");
      // What was not acknowledged may be there all the same.
      all &= text.startsWith(acknowledged);
    }
    return all;
  }

  private JsonStore open(SimulatedDisk left) {
    return JsonStore.open(FOLDER, settings, new RecordingNotifier(), left);
  }
}
