package chat.parley.websocket.connection;

/** What is limited, by the names an operator sees. */
public enum Limit {
  /** Connections, in all or from one address. */
  CONNECTIONS,
  FRAMES,
  MESSAGE,
  /** What others hear of a user beside messages. */
  UPDATE,
  TYPING,
  REGISTER,
  LOGIN_ACCOUNT,
  LOGIN_ADDRESS,
  INVITE_USER,
  INVITE_ADDRESS,
  /** Wrong invite codes of all together. */
  INVITE_ALL
}
