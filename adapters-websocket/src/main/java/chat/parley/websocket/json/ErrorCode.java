package chat.parley.websocket.json;

/** The closed list of refusal codes. */
public enum ErrorCode {
  BAD_JSON,
  BAD_REQUEST,
  UNKNOWN_TYPE,
  VALIDATION_FAILED,
  UNAUTHENTICATED,
  INVALID_CREDENTIALS,
  TOKEN_EXPIRED,
  FORBIDDEN,
  NOT_FOUND,
  NOT_MEMBER,
  ALREADY_MEMBER,
  BANNED,
  MUTED,
  SLOW_MODE,
  BLOCKED,
  CONFLICT,
  IDEMPOTENCY_MISMATCH,
  TOO_LARGE,
  RATE_LIMITED,
  LOCKED_OUT,
  INVITE_INVALID,
  TARGET_OFFLINE,
  UNAVAILABLE,
  INTERNAL;

  /** Whether the very same request may succeed later. */
  public boolean retryable() {
    return switch (this) {
      case MUTED, SLOW_MODE, RATE_LIMITED, LOCKED_OUT, TARGET_OFFLINE, UNAVAILABLE, INTERNAL ->
          true;
      case BAD_JSON,
          BAD_REQUEST,
          UNKNOWN_TYPE,
          VALIDATION_FAILED,
          UNAUTHENTICATED,
          INVALID_CREDENTIALS,
          TOKEN_EXPIRED,
          FORBIDDEN,
          NOT_FOUND,
          NOT_MEMBER,
          ALREADY_MEMBER,
          BANNED,
          BLOCKED,
          CONFLICT,
          IDEMPOTENCY_MISMATCH,
          TOO_LARGE,
          INVITE_INVALID ->
          false;
    };
  }
}
