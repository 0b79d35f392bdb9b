package chat.parley.application.account;

import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.session.Token;
import chat.parley.domain.user.User;
import java.time.InstantSource;

/** Opens a session for a user who has proved who they are. */
public final class OpenSession {
  private final SessionRepository sessions;
  private final Ids ids;
  private final Secrets secrets;
  private final InstantSource clock;
  private final AccountPolicy policy;

  public OpenSession(
      SessionRepository sessions,
      Ids ids,
      Secrets secrets,
      InstantSource clock,
      AccountPolicy policy) {
    this.sessions = sessions;
    this.ids = ids;
    this.secrets = secrets;
    this.clock = clock;
    this.policy = policy;
  }

  Account of(User user) {
    Token token = Token.from(secrets);
    Session session =
        Session.open(new SessionId(ids.next()), user.id(), token.hash(), clock.instant());
    sessions.add(session, policy.sessionsPerUser());
    return new Account(user, session.id(), token);
  }
}
