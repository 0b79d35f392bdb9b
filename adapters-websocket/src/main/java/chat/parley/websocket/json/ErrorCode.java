package chat.parley.websocket.json;

/** The closed list of refusal codes. */
public enum ErrorCode {
  BAD_JSON(false),
  BAD_REQUEST(false),
  UNKNOWN_TYPE(false),
  VALIDATION_FAILED(false),
  UNAUTHENTICATED(false),
  INVALID_CREDENTIALS(false),
  TOKEN_EXPIRED(false),
  FORBIDDEN(false),
  NOT_FOUND(false),
  NOT_MEMBER(false),
  ALREADY_MEMBER(false),
  BANNED(false),
  MUTED(true),
  SLOW_MODE(true),
  BLOCKED(false),
  CONFLICT(false),
  IDEMPOTENCY_MISMATCH(false),
  TOO_LARGE(false),
  RATE_LIMITED(true),
  LOCKED_OUT(true),
  INVITE_INVALID(false),
  TARGET_OFFLINE(true),
  UNAVAILABLE(true),
  INTERNAL(true);

  private final boolean retryable;

  ErrorCode(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the very same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
