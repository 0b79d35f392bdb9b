package chat.parley.websocket.route;

import chat.parley.application.SignedIn;
import chat.parley.application.account.Account;
import chat.parley.application.presence.AnnouncePresence;
import chat.parley.domain.store.Commits;
import chat.parley.domain.user.UserId;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.SlowWork;
import java.util.function.BiConsumer;

/**
 * Makes a connection its user's. Requests behind the sign-in are the user's at once. Events come
 * from the moment on in which the sign-in is durable, just before it is answered: whoever has the
 * answer misses nothing that happens from then on.
 */
public final class SignIn implements BiConsumer<Connection, Account> {
  private final Connections connections;
  private final AnnouncePresence announcePresence;
  private final Commits commits;
  private final SlowWork slowWork;

  public SignIn(
      Connections connections,
      AnnouncePresence announcePresence,
      Commits commits,
      SlowWork slowWork) {
    this.connections = connections;
    this.announcePresence = announcePresence;
    this.commits = commits;
    this.slowWork = slowWork;
  }

  @Override
  public void accept(Connection connection, Account account) {
    UserId user = account.user().id();
    if (connection.caller() instanceof SignedIn before && !before.user().equals(user)) {
      connections.unbind(connection, before.user());
      slowWork.execute(() -> announcePresence.refresh(before.user()));
    }
    connection.signIn(new SignedIn(connection.id(), user, account.session()));
    commits.whenDurable(
        () -> {
          connections.bind(connection, user);
          slowWork.execute(() -> announcePresence.refresh(user));
        },
        connection::signOut);
  }
}
