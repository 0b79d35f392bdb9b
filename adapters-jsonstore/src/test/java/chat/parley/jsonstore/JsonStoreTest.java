package chat.parley.jsonstore;

import chat.parley.domain.contract.DurabilityContract;
import chat.parley.domain.contract.GroupRepositoryContract;
import chat.parley.domain.contract.LockoutRepositoryContract;
import chat.parley.domain.contract.MessageRepositoryContract;
import chat.parley.domain.contract.SessionRepositoryContract;
import chat.parley.domain.contract.TestedStore;
import chat.parley.domain.contract.UserRepositoryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store keeps what the ports promise. */
class JsonStoreTest {
  @TempDir private Path folder;
  private OpenStore open;

  @BeforeEach
  void open() {
    open = OpenStore.on(folder);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Nested
  class Users implements UserRepositoryContract {
    @Override
    public TestedStore store() {
      return open.tested();
    }
  }

  @Nested
  class Sessions implements SessionRepositoryContract {
    @Override
    public TestedStore store() {
      return open.tested();
    }
  }

  @Nested
  class Groups implements GroupRepositoryContract {
    @Override
    public TestedStore store() {
      return open.tested();
    }
  }

  @Nested
  class Messages implements MessageRepositoryContract {
    @Override
    public TestedStore store() {
      return open.tested();
    }
  }

  @Nested
  class Lockouts implements LockoutRepositoryContract {
    @Override
    public TestedStore store() {
      return open.tested();
    }
  }

  @Nested
  class Durability implements DurabilityContract {
    @Override
    public TestedStore store() {
      return open.tested();
    }

    @Override
    public TestedStore reopened() {
      open.close();
      open = OpenStore.on(folder);
      return open.tested();
    }
  }
}
