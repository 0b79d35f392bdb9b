package chat.parley.jsonstore;

import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All users, by id, and by name in order. */
final class UserTable {
  private final Map<UserId, User> byId = new LinkedHashMap<>();
  private final NavigableMap<String, NavigableMap<Integer, User>> byName = new TreeMap<>();

  @Nullable User find(UserId id) {
    return byId.get(id);
  }

  @Nullable User find(Handle handle) {
    return tagged(handle.username().key()).get(handle.tag().number());
  }

  List<User> named(Username name) {
    return List.copyOf(tagged(name.key()).values());
  }

  List<User> startingWith(String keyPrefix, int limit) {
    return byName.tailMap(keyPrefix).entrySet().stream()
        .takeWhile(name -> name.getKey().startsWith(keyPrefix))
        .flatMap(name -> name.getValue().values().stream())
        .limit(limit)
        .toList();
  }

  BitSet tagsOf(Username name) {
    BitSet tags = new BitSet();
    tagged(name.key()).keySet().forEach(tags::set);
    return tags;
  }

  int size() {
    return byId.size();
  }

  Collection<User> all() {
    return byId.values();
  }

  /** Puts {@code next} in the place of the user of the same id, if there is one. */
  void put(User next) {
    remove(next.id());
    byId.put(next.id(), next);
    byName
        .computeIfAbsent(next.username().key(), _ -> new TreeMap<>())
        .put(next.handle().tag().number(), next);
  }

  void remove(UserId id) {
    User gone = byId.remove(id);
    if (gone != null) {
      String name = gone.username().key();
      NavigableMap<Integer, User> tagged = tagged(name);
      tagged.remove(gone.handle().tag().number());
      if (tagged.isEmpty()) {
        byName.remove(name);
      }
    }
  }

  private NavigableMap<Integer, User> tagged(String nameKey) {
    return byName.getOrDefault(nameKey, new TreeMap<>());
  }
}
