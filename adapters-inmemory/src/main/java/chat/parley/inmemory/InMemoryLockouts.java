package chat.parley.inmemory;

import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.lockout.LockoutRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lock-outs by key. */
final class InMemoryLockouts implements LockoutRepository {
  private final CriticalSection section;
  private final Map<String, Lockout> byKey = new HashMap<>();

  InMemoryLockouts(CriticalSection section) {
    this.section = section;
  }

  @Override
  public Optional<Lockout> find(String key) {
    synchronized (section) {
      return Optional.ofNullable(byKey.get(key));
    }
  }

  @Override
  public void put(Lockout lockout) {
    synchronized (section) {
      byKey.put(lockout.key(), lockout);
    }
  }

  @Override
  public int removeForgotten(Instant now) {
    synchronized (section) {
      int before = byKey.size();
      byKey.values().removeIf(lockout -> lockout.forgotten(now));
      return before - byKey.size();
    }
  }
}
