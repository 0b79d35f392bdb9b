package chat.parley.domain.chat;

import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event and who hears of it.
 *
 * @param to everybody on all their connections; a set that nobody changes any more
 * @param butNot somebody among {@code to} who does not
 * @param notOn a connection that does not, because it has the reply
 */
public record Notice(
    Event event, Set<UserId> to, @Nullable UserId butNot, @Nullable ConnectionId notOn) {

  public static Notice to(Set<UserId> users, Event event) {
    return new Notice(event, users, null, null);
  }

  public static Notice to(UserId user, Event event) {
    return new Notice(event, Set.of(user), null, null);
  }

  public Notice butNotTo(UserId user) {
    return new Notice(event, to, user, notOn);
  }

  public Notice notOn(ConnectionId connection) {
    return new Notice(event, to, butNot, connection);
  }
}
