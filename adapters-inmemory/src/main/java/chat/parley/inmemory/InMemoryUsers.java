package chat.parley.inmemory;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Accounts by id, and by the keys of their handles. */
final class InMemoryUsers implements UserRepository {
  private final CriticalSection section;
  private final Map<UserId, User> byId = new HashMap<>();

  /**
   * {@code #} sorts before all that a name may hold, so this is the order of the names' keys too.
   */
  private final NavigableMap<String, User> byHandle = new TreeMap<>();

  InMemoryUsers(CriticalSection section) {
    this.section = section;
  }

  @Override
  public boolean add(User user) {
    synchronized (section) {
      if (byId.containsKey(user.id()) || byHandle.containsKey(user.handle().key())) {
        return false;
      }
      put(user);
      return true;
    }
  }

  @Override
  public Optional<User> find(UserId id) {
    synchronized (section) {
      return Optional.ofNullable(byId.get(id));
    }
  }

  @Override
  public Optional<User> find(Handle handle) {
    synchronized (section) {
      return Optional.ofNullable(byHandle.get(handle.key()));
    }
  }

  @Override
  public List<User> named(Username name) {
    synchronized (section) {
      return List.copyOf(byHandle.subMap(name.key() + '#', name.key() + '$').values());
    }
  }

  @Override
  public List<User> startingWith(String keyPrefix, int limit) {
    synchronized (section) {
      return byHandle.tailMap(keyPrefix).values().stream()
          .takeWhile(user -> user.username().key().startsWith(keyPrefix))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public BitSet tagsOf(Username name) {
    BitSet tags = new BitSet();
    named(name).forEach(user -> tags.set(user.handle().tag().number()));
    return tags;
  }

  @Override
  public User change(UserId id, UnaryOperator<User> decision) {
    synchronized (section) {
      User before = byId.get(id);
      if (before == null) {
        throw new Rejection.NotFound("user_id", "There is no such user.").rejected();
      }
      User after = decision.apply(before);
      User holder = byHandle.get(after.handle().key());
      if (holder != null && !holder.id().equals(id)) {
        throw new Rejection.Conflict("The handle " + after.handle() + " is taken.").rejected();
      }
      byHandle.remove(before.handle().key());
      put(after);
      return after;
    }
  }

  private void put(User user) {
    byId.put(user.id(), user);
    byHandle.put(user.handle().key(), user);
  }
}
