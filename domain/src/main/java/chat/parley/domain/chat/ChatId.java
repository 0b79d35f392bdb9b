package chat.parley.domain.chat;

import chat.parley.domain.random.Ids;
import chat.parley.domain.rejection.Rejection;

/**
 * What one participant calls a chat: a group's id, or the id of the other person. The same
 * conversation of two is a different chat id to each of them; {@link ConversationId} is the one
 * name for both.
 */
public record ChatId(String value) {

  public ChatId {
    if (!Ids.isId(value)) {
      throw new Rejection.Invalid("chat_id", "A chat id is a group's id or a user's id.")
          .rejected();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
