package chat.parley.domain.chat;

import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a group.
 *
 * @param mutedUntil null for one who may write; {@link Instant#MAX} for a mute without an end
 */
public record Member(
    UserId user, Username username, Role role, Instant joinedAt, @Nullable Instant mutedUntil) {

  static Member joining(User user, Role role, Instant now) {
    return new Member(user.id(), user.username(), role, now, null);
  }

  public boolean muted(Instant now) {
    return mutedUntil != null && now.isBefore(mutedUntil);
  }

  Member mutedUntil(@Nullable Instant until) {
    return new Member(user, username, role, joinedAt, until);
  }

  Member renamed(Username name) {
    return new Member(user, name, role, joinedAt, mutedUntil);
  }
}
