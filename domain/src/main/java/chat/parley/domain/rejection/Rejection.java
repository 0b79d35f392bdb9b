package chat.parley.domain.rejection;

import java.time.Duration;
import java.time.Instant;

/**
 * Why the core refuses. Closed, so that every edge maps each reason to its own code and the
 * compiler sees that none is forgotten; each record carries what a client needs to do better.
 */
public sealed interface Rejection {

  /**
   * What went wrong and what to do, for people. Holds no secret and nothing the caller may not
   * know.
   */
  String message();

  default Rejected rejected() {
    return new Rejected(this);
  }

  /** A value breaks a rule; {@code field} is its name on the wire. */
  record Invalid(String field, String message) implements Rejection {}

  /** A value is longer than {@code limit}, in the unit that the message names. */
  record TooLarge(String field, long limit, String message) implements Rejection {}

  /** Only a signed-in user may do this. */
  record Unauthenticated() implements Rejection {
    @Override
    public String message() {
      return "Sign in first: register, login or reconnect.";
    }
  }

  /** Unknown handle or wrong password; which of the two is not told. */
  record InvalidCredentials() implements Rejection {
    @Override
    public String message() {
      return "The handle or the password is wrong.";
    }
  }

  /** The session token is unknown, expired or revoked. */
  record TokenExpired() implements Rejection {
    @Override
    public String message() {
      return "This session has ended. Log in with your password.";
    }
  }

  record Forbidden(String message) implements Rejection {}

  record NotFound(String field, String message) implements Rejection {}

  record NotMember() implements Rejection {
    @Override
    public String message() {
      return "You are not a member of this group.";
    }
  }

  record AlreadyMember() implements Rejection {
    @Override
    public String message() {
      return "You are already a member of this group.";
    }
  }

  /** {@code until} is {@link Instant#MAX} where the mute has no end of its own. */
  record Muted(Instant until) implements Rejection {
    @Override
    public String message() {
      return "You are muted in this group.";
    }
  }

  /** Unknown, expired, used up and revoked codes all look the same. */
  record InviteInvalid() implements Rejection {
    @Override
    public String message() {
      return "This invite code is not valid. Ask for a new one.";
    }
  }

  record TargetOffline() implements Rejection {
    @Override
    public String message() {
      return "This person is not connected.";
    }
  }

  /** The state does not allow it: a name is taken, a limit is reached. */
  record Conflict(String message) implements Rejection {}

  record IdempotencyMismatch() implements Rejection {
    @Override
    public String message() {
      return "This client_msg_id was used here for other content. Use a new one.";
    }
  }

  /** Too much of it; the same request may succeed after {@code retryAfter}. */
  record RateLimited(Duration retryAfter) implements Rejection {
    @Override
    public String message() {
      return "Too many requests. Slow down.";
    }
  }

  /** Too many failed tries; nothing is looked at until {@code retryAfter} has passed. */
  record LockedOut(Duration retryAfter) implements Rejection {
    @Override
    public String message() {
      return "Too many failed tries. Wait before the next one.";
    }
  }

  /** The server can't do it now; nothing was stored. */
  record Unavailable(Duration retryAfter) implements Rejection {
    @Override
    public String message() {
      return "The server can't do this right now. Nothing was stored; try again.";
    }
  }
}
