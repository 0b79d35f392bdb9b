package chat.parley.domain.session;

import chat.parley.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One device's right to act for a user until it expires.
 *
 * @param token the hash of the token given out last
 * @param previous the hash of the token before it; still good, so that a client which lost the
 *     reply that carried the new one can come back
 */
public record Session(
    SessionId id, UserId user, TokenHash token, @Nullable TokenHash previous, Instant expiresAt) {
  public static final Duration LIFETIME = Duration.ofDays(30);

  public static Session open(SessionId id, UserId user, TokenHash token, Instant now) {
    return new Session(id, user, token, null, now.plus(LIFETIME));
  }

  /** The session with a fresh token and a full life, after {@code shown} opened it. */
  public Session refreshed(TokenHash shown, TokenHash fresh, Instant now) {
    return new Session(id, user, fresh, shown, now.plus(LIFETIME));
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
