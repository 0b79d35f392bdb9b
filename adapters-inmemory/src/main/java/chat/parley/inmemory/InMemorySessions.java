package chat.parley.inmemory;

import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions by user, and by the tokens that open them. */
final class InMemorySessions implements SessionRepository {
  private final CriticalSection section;
  private final Map<UserId, List<Session>> byUser = new HashMap<>();
  private final Map<TokenHash, Session> byToken = new HashMap<>();

  InMemorySessions(CriticalSection section) {
    this.section = section;
  }

  @Override
  public void add(Session session, int most) {
    synchronized (section) {
      List<Session> others = of(session.user());
      others.subList(0, Math.max(0, others.size() + 1 - most)).forEach(this::remove);
      put(session);
    }
  }

  @Override
  public Optional<Session> refresh(TokenHash shown, TokenHash fresh, Instant now) {
    synchronized (section) {
      Session session = byToken.get(shown);
      if (session == null || session.expired(now)) {
        return Optional.empty();
      }
      Session refreshed = session.refreshed(shown, fresh, now);
      remove(session);
      put(refreshed);
      return Optional.of(refreshed);
    }
  }

  @Override
  public List<Session> of(UserId user) {
    synchronized (section) {
      return byUser.getOrDefault(user, List.of()).stream()
          .sorted(Comparator.comparing(Session::expiresAt))
          .toList();
    }
  }

  @Override
  public int removeExpired(Instant now) {
    synchronized (section) {
      List<Session> expired =
          byUser.values().stream()
              .flatMap(Collection::stream)
              .filter(session -> session.expired(now))
              .toList();
      expired.forEach(this::remove);
      return expired.size();
    }
  }

  private void put(Session session) {
    byUser.computeIfAbsent(session.user(), _ -> new ArrayList<>()).add(session);
    byToken.put(session.token(), session);
    if (session.previous() != null) {
      byToken.put(session.previous(), session);
    }
  }

  private void remove(Session session) {
    byUser.computeIfPresent(
        session.user(),
        (_, sessions) -> {
          sessions.remove(session);
          return sessions.isEmpty() ? null : sessions;
        });
    byToken.remove(session.token());
    if (session.previous() != null) {
      byToken.remove(session.previous());
    }
  }
}
