package chat.parley.application.account;

import chat.parley.application.Caller;
import chat.parley.application.UseCase;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionRepository;
import chat.parley.domain.session.Token;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserRepository;
import java.time.InstantSource;

/**
 * Signs in by the token of an earlier sign-in, and gives a fresh one. Costs no password hash.
 *
 * <p>The token shown stays good until the fresh one is used, for the client that loses this answer.
 */
public final class Reconnect implements UseCase<Caller, Token, Account> {
  private final UserRepository users;
  private final SessionRepository sessions;
  private final Secrets secrets;
  private final InstantSource clock;

  public Reconnect(
      UserRepository users, SessionRepository sessions, Secrets secrets, InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Account handle(Caller caller, Token shown) {
    Token fresh = Token.from(secrets);
    Session session =
        sessions
            .refresh(shown.hash(), fresh.hash(), clock.instant())
            .orElseThrow(() -> new Rejection.TokenExpired().rejected());
    User user =
        users
            .find(session.user())
            .orElseThrow(() -> new IllegalStateException("session of no user: " + session.id()));
    return new Account(user, session.id(), fresh);
  }
}
