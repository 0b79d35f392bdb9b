package chat.parley.websocket.connection;

import chat.parley.domain.user.UserId;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which connections those are who are told something, as long as nobody comes or goes. It is
 * found once for all that the members of a group are told: to look for each of them in memory that
 * is in no cache costs a tenth of what they are sent.
 */
final class Crowds {
  /** A power of two. As many groups can be busy at once before they are looked for again. */
  private static final int SLOTS = 256;

  /** In how many slots one may be, so that seldom two busy groups take turns in one. */
  private static final int PROBES = 4;

  private final Map<UserId, Audience> byUser;
  private final AtomicReferenceArray<@Nullable Crowd> slots =
      new AtomicReferenceArray<>(SLOTS + PROBES);

  Crowds(Map<UserId, Audience> byUser) {
    this.byUser = byUser;
  }

  /** Nobody may change {@code users} any more. */
  Audience of(Set<UserId> users) {
    if (users.size() == 1) {
      return byUser.getOrDefault(users.iterator().next(), Audience.NOBODY);
    }
    int home = System.identityHashCode(users) & (SLOTS - 1);
    int free = home;
    for (int slot = home; slot < home + PROBES; slot++) {
      Crowd crowd = slots.get(slot);
      if (crowd == null) {
        free = slot;
      } else if (crowd.users().refersTo(users)) {
        return crowd.audience();
      }
    }
    Audience audience = find(users);
    slots.set(free, new Crowd(new WeakReference<>(users), audience));
    return audience;
  }

  /** Walks through whichever are fewer, those who are told or those who are here. */
  private Audience find(Set<UserId> users) {
    Stream<Audience> each =
        users.size() <= byUser.size()
            ? users.stream().map(user -> byUser.getOrDefault(user, Audience.NOBODY))
            : byUser.entrySet().stream()
                .filter(online -> users.contains(online.getKey()))
                .map(Map.Entry::getValue);
    return Audience.of(each.flatMap(Audience::connections));
  }

  /** {@code users} are known by what they are in memory, and are not kept from being collected. */
  private record Crowd(WeakReference<Set<UserId>> users, Audience audience) {}
}
