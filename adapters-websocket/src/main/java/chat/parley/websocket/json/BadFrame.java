package chat.parley.websocket.json;

import org.jspecify.annotations.Nullable;

/** A frame that is no request. {@code type} and {@code id} are what could be read of it. */
public final class BadFrame extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String type;
  private final @Nullable String id;

  BadFrame(ErrorCode code, String message, @Nullable String type, @Nullable String id) {
    super(message, null, false, false);
    this.code = code;
    this.type = type;
    this.id = id;
  }

  public ErrorCode code() {
    return code;
  }

  /** The refusal that answers it. */
  public Frame refusal() {
    return Frames.refusal(type, id, Refusal.of(code, String.valueOf(getMessage())));
  }
}
