package chat.parley.jsonstore;

import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions in {@code sessions.json}, all held in memory. */
final class JsonSessions implements SessionRepository {
  /** How many sessions end in one step, so that nobody waits long for the critical section. */
  private static final int AT_ONCE = 500;

  private final Journal journal;
  private final SessionTable sessions;

  JsonSessions(Journal journal, SessionTable sessions) {
    this.journal = journal;
    this.sessions = sessions;
  }

  @Override
  public void add(Session session, int most) {
    journal.change(
        () -> {
          // The new one counts, and comes last among those that expire with it.
          List<Session> before = sessions.of(session.user());
          int tooMany = Math.max(0, before.size() + 1 - most);
          store(session, tooMany > 0);
          journal.undo(() -> sessions.remove(session.id()));
          List<Session> all = sessions.of(session.user());
          for (int i = 0; i < tooMany; i++) {
            end(all.get(i), i + 1 < tooMany);
          }
          return session;
        });
  }

  @Override
  public Optional<Session> refresh(TokenHash shown, TokenHash fresh, Instant now) {
    return journal.change(
        () -> {
          Session before = sessions.find(shown);
          if (before == null || before.expired(now)) {
            return Optional.empty();
          }
          Session next = before.refreshed(shown, fresh, now);
          store(next, false);
          journal.undo(() -> sessions.put(before));
          return Optional.of(next);
        });
  }

  @Override
  public List<Session> of(UserId user) {
    return journal.read(() -> sessions.of(user));
  }

  @Override
  public int removeExpired(Instant now) {
    int removed = 0;
    int step;
    do {
      step = journal.change(() -> removeSomeExpired(now));
      removed += step;
    } while (step == AT_ONCE);
    return removed;
  }

  private int removeSomeExpired(Instant now) {
    List<Session> expired = sessions.expired(now, AT_ONCE);
    expired.forEach(session -> end(session, false));
    return expired.size();
  }

  private void store(Session session, boolean more) {
    LineWriter line = journal.line(StoreFile.SESSIONS, SessionLines.SESSION);
    SessionLines.write(line.flag(Line.MORE, more), session);
    journal.append(StoreFile.SESSIONS);
    sessions.put(session);
  }

  private void end(Session session, boolean more) {
    LineWriter line = journal.line(StoreFile.SESSIONS, SessionLines.ENDED);
    SessionLines.writeEnded(line.flag(Line.MORE, more), session.id());
    journal.append(StoreFile.SESSIONS);
    sessions.remove(session.id());
    journal.undo(() -> sessions.put(session));
  }
}
