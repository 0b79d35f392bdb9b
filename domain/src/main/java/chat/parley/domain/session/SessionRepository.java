package chat.parley.domain.session;

import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All sessions. Every call is one atomic step. */
public interface SessionRepository {

  /** Stores a new session and ends the ones of its user that expire first, beyond {@code most}. */
  void add(Session session, int most);

  /**
   * Gives the session that {@code shown} opens (its token or its previous one, not expired) the
   * {@code fresh} token, and returns it; empty if there is none.
   */
  Optional<Session> refresh(TokenHash shown, TokenHash fresh, Instant now);

  /** The sessions of a user, the one that expires first first. */
  List<Session> of(UserId user);

  /** Forgets all that have expired; returns how many. */
  int removeExpired(Instant now);
}
