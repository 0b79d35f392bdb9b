package chat.parley.inmemory;

import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.store.Commits;
import chat.parley.domain.user.UserRepository;

/**
 * A store that lives as long as its process. One lock is the critical section of all its
 * repositories: each call is one atomic step, and the notices of a change are told within it.
 */
public final class InMemoryStore {
  private final InMemoryUsers users;
  private final InMemorySessions sessions;
  private final InMemoryGroups groups;
  private final InMemoryMessages messages;
  private final InMemoryLockouts lockouts;

  public InMemoryStore(Notifier notifier) {
    CriticalSection section = new CriticalSection(notifier);
    users = new InMemoryUsers(section);
    sessions = new InMemorySessions(section);
    groups = new InMemoryGroups(section);
    messages = new InMemoryMessages(section);
    lockouts = new InMemoryLockouts(section);
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

  /** At once: what is stored here gets no more durable by waiting. */
  public Commits commits() {
    return Commits.IMMEDIATE;
  }
}
