package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;

/**
 * The sender's own name for a message, 1 to 64 characters, by which a repeated send is recognised.
 */
public record ClientMessageId(String value) {
  private static final int MAX_LENGTH = 64;

  public ClientMessageId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new Rejection.Invalid("client_msg_id", "A client_msg_id is 1 to 64 characters.")
          .rejected();
    }
  }
}
