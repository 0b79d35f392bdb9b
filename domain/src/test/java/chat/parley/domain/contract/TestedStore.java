package chat.parley.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.store.Commits;
import chat.parley.domain.user.UserRepository;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A store under test: its repositories, and the recorder that was given to it as its notifier. */
public record TestedStore(
    UserRepository users,
    SessionRepository sessions,
    GroupRepository groups,
    MessageRepository messages,
    LockoutRepository lockouts,
    Commits commits,
    RecordingNotifier notifier) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Stores a group to begin with. */
  public Group given(Group group) {
    assertThat(groups.add(group)).as("added " + group.name()).isTrue();
    return group;
  }

  /** The recorder with all that is to be told of what was stored up to now. */
  public RecordingNotifier told() {
    CompletableFuture<Boolean> durable = new CompletableFuture<>();
    commits.whenDurable(() -> durable.complete(true), () -> durable.complete(false));
    assertThat(durable).as("stored for good").succeedsWithin(LIMIT).isEqualTo(true);
    return notifier;
  }

  /** The events of one kind, in the order in which they were told. */
  public <E extends Event> List<E> told(Class<E> kind) {
    return told().events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
