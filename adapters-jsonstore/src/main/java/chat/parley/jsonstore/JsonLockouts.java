package chat.parley.jsonstore;

import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.jsonstore.format.StoreFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lock-outs in {@code lockouts.json}, all held in memory. */
final class JsonLockouts implements LockoutRepository {
  private final Journal journal;
  private final Map<String, Lockout> lockouts;

  JsonLockouts(Journal journal, Map<String, Lockout> lockouts) {
    this.journal = journal;
    this.lockouts = lockouts;
  }

  @Override
  public Optional<Lockout> find(String key) {
    return journal.read(() -> Optional.ofNullable(lockouts.get(key)));
  }

  @Override
  public void put(Lockout lockout) {
    journal.change(
        () -> {
          LockoutLines.write(journal.line(StoreFile.LOCKOUTS, LockoutLines.LOCKOUT), lockout);
          journal.append(StoreFile.LOCKOUTS);
          Lockout before = lockouts.put(lockout.key(), lockout);
          journal.undo(
              () -> {
                if (before == null) {
                  lockouts.remove(lockout.key());
                } else {
                  lockouts.put(lockout.key(), before);
                }
              });
          return lockout;
        });
  }

  @Override
  public int removeForgotten(Instant now) {
    return journal.change(
        () -> {
          List<Lockout> forgotten =
              lockouts.values().stream().filter(lockout -> lockout.forgotten(now)).toList();
          forgotten.forEach(this::forget);
          return forgotten.size();
        });
  }

  private void forget(Lockout lockout) {
    LockoutLines.writeForgotten(journal.line(StoreFile.LOCKOUTS, LockoutLines.FORGOTTEN), lockout);
    journal.append(StoreFile.LOCKOUTS);
    lockouts.remove(lockout.key());
    journal.undo(() -> lockouts.put(lockout.key(), lockout));
  }
}
