package chat.parley.websocket.connection;

/** Why the server closes a connection. From 4500 on, a client should not come back by itself. */
public enum CloseCode {
  TEXT_ONLY(1003, "text frames only"),
  INTERNAL_ERROR(1011, "internal error"),
  HEARTBEAT_LOST(4000, "heartbeat lost"),
  SERVER_RESTARTING(4001, "server restarting"),
  SLOW_CONSUMER(4408, "slow consumer"),
  FLOODING(4429, "flooding"),
  NOT_SIGNED_IN(4502, "not signed in in time"),
  ORIGIN_REFUSED(4505, "origin refused");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
