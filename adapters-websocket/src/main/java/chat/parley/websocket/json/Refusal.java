package chat.parley.websocket.json;

import chat.parley.domain.rejection.Rejection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refusal as the wire shows it. What is null is left out. */
public record Refusal(
    ErrorCode code,
    String message,
    @Nullable Long retryAfterMs,
    @Nullable String field,
    @Nullable Long limit) {

  static Refusal of(ErrorCode code, String message) {
    return new Refusal(code, message, null, null, null);
  }

  public static Refusal unknownType(String type) {
    return of(ErrorCode.UNKNOWN_TYPE, "There is no request type " + type + ".");
  }

  /** For what is not the caller's fault; {@code incident} is what the log calls it. */
  public static Refusal internal(String incident) {
    return of(
        ErrorCode.INTERNAL,
        "Something went wrong in the server. It is logged as " + incident + ".");
  }

  /** {@code now} turns points in time into times to wait. */
  public static Refusal of(Rejection rejection, Instant now) {
    return switch (rejection) {
      case Rejection.Invalid(String field, _) ->
          new Refusal(ErrorCode.VALIDATION_FAILED, rejection.message(), null, field, null);
      case Rejection.TooLarge(String field, long limit, _) ->
          new Refusal(ErrorCode.TOO_LARGE, rejection.message(), null, field, limit);
      case Rejection.NotFound(String field, _) ->
          new Refusal(ErrorCode.NOT_FOUND, rejection.message(), null, field, null);
      case Rejection.Muted(Instant until) ->
          new Refusal(ErrorCode.MUTED, rejection.message(), waitUntil(until, now), null, null);
      case Rejection.RateLimited(Duration wait) -> later(ErrorCode.RATE_LIMITED, rejection, wait);
      case Rejection.LockedOut(Duration wait) -> later(ErrorCode.LOCKED_OUT, rejection, wait);
      case Rejection.Unavailable(Duration wait) -> later(ErrorCode.UNAVAILABLE, rejection, wait);
      case Rejection.Unauthenticated _ -> of(ErrorCode.UNAUTHENTICATED, rejection.message());
      case Rejection.InvalidCredentials _ -> of(ErrorCode.INVALID_CREDENTIALS, rejection.message());
      case Rejection.TokenExpired _ -> of(ErrorCode.TOKEN_EXPIRED, rejection.message());
      case Rejection.Forbidden _ -> of(ErrorCode.FORBIDDEN, rejection.message());
      case Rejection.NotMember _ -> of(ErrorCode.NOT_MEMBER, rejection.message());
      case Rejection.AlreadyMember _ -> of(ErrorCode.ALREADY_MEMBER, rejection.message());
      case Rejection.InviteInvalid _ -> of(ErrorCode.INVITE_INVALID, rejection.message());
      case Rejection.TargetOffline _ -> of(ErrorCode.TARGET_OFFLINE, rejection.message());
      case Rejection.Conflict _ -> of(ErrorCode.CONFLICT, rejection.message());
      case Rejection.IdempotencyMismatch _ ->
          of(ErrorCode.IDEMPOTENCY_MISMATCH, rejection.message());
    };
  }

  private static Refusal later(ErrorCode code, Rejection rejection, Duration wait) {
    return new Refusal(code, rejection.message(), wait.toMillis(), null, null);
  }

  private static @Nullable Long waitUntil(Instant until, Instant now) {
    return until.equals(Instant.MAX) ? null : Math.max(0, Duration.between(now, until).toMillis());
  }
}
