package chat.parley.inmemory;

import chat.parley.domain.contract.CommitsContract;
import chat.parley.domain.contract.GroupRepositoryContract;
import chat.parley.domain.contract.LockoutRepositoryContract;
import chat.parley.domain.contract.MessageRepositoryContract;
import chat.parley.domain.contract.SessionRepositoryContract;
import chat.parley.domain.contract.StoreContract;
import chat.parley.domain.contract.TestedStore;
import chat.parley.domain.contract.UserRepositoryContract;
import chat.parley.domain.fixture.RecordingNotifier;
import org.junit.jupiter.api.Nested;

/** The store in maps keeps what the ports promise. */
class InMemoryStoreTest {

  @Nested
  class Users extends Fresh implements UserRepositoryContract {}

  @Nested
  class Sessions extends Fresh implements SessionRepositoryContract {}

  @Nested
  class Groups extends Fresh implements GroupRepositoryContract {}

  @Nested
  class Messages extends Fresh implements MessageRepositoryContract {}

  @Nested
  class Lockouts extends Fresh implements LockoutRepositoryContract {}

  @Nested
  class Commits extends Fresh implements CommitsContract {}

  private abstract static class Fresh implements StoreContract {
    private final RecordingNotifier notifier = new RecordingNotifier();
    private final InMemoryStore store = new InMemoryStore(notifier);

    @Override
    public TestedStore store() {
      return new TestedStore(
          store.users(),
          store.sessions(),
          store.groups(),
          store.messages(),
          store.lockouts(),
          store.commits(),
          notifier);
    }
  }
}
