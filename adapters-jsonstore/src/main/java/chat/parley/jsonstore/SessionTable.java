package chat.parley.jsonstore;

import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All sessions, by id, by token, by user, and in the order in which they expire. */
final class SessionTable {
  private final Map<SessionId, Session> byId = new LinkedHashMap<>();
  private final NavigableSet<Session> byExpiry =
      new TreeSet<>(
          Comparator.comparing(Session::expiresAt).thenComparing(session -> session.id().value()));
  private final Map<TokenHash, Session> byToken = new HashMap<>();
  private final Map<UserId, Map<SessionId, Session>> byUser = new HashMap<>();

  @Nullable Session find(TokenHash token) {
    return byToken.get(token);
  }

  /** The one that expires first first. */
  List<Session> of(UserId user) {
    return byUser.getOrDefault(user, Map.of()).values().stream()
        .sorted(Comparator.comparing(Session::expiresAt))
        .toList();
  }

  /** Up to {@code limit} that have expired. */
  List<Session> expired(Instant now, int limit) {
    return byExpiry.stream().takeWhile(session -> session.expired(now)).limit(limit).toList();
  }

  int size() {
    return byId.size();
  }

  Collection<Session> all() {
    return byId.values();
  }

  /** Puts {@code next} in the place of the session of the same id, if there is one. */
  void put(Session next) {
    Session before = byId.put(next.id(), next);
    if (before != null) {
      forget(before);
    }
    byExpiry.add(next);
    byToken.put(next.token(), next);
    TokenHash previous = next.previous();
    if (previous != null) {
      byToken.put(previous, next);
    }
    byUser.computeIfAbsent(next.user(), _ -> new LinkedHashMap<>()).put(next.id(), next);
  }

  void remove(SessionId id) {
    Session gone = byId.remove(id);
    if (gone != null) {
      forget(gone);
      Map<SessionId, Session> siblings = byUser.getOrDefault(gone.user(), new HashMap<>());
      siblings.remove(id);
      if (siblings.isEmpty()) {
        byUser.remove(gone.user());
      }
    }
  }

  private void forget(Session session) {
    byExpiry.remove(session);
    byToken.remove(session.token());
    TokenHash previous = session.previous();
    if (previous != null) {
      byToken.remove(previous);
    }
  }
}
