package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;

/**
 * Names a message for ever: its conversation and its place in it, {@code <conversation>.<seq>}. So
 * it is found without an index, and tells by itself whether it belongs to a conversation.
 */
public record MessageId(ConversationId conversation, long seq) {

  /** Refuses {@code NotFound} for what is no message of this conversation. */
  public static MessageId in(ConversationId conversation, String field, String text) {
    String prefix = conversation.key() + '.';
    if (text.startsWith(prefix)) {
      String digits = text.substring(prefix.length());
      if (digits.matches("[1-9][0-9]{0,17}")) {
        return new MessageId(conversation, Long.parseLong(digits));
      }
    }
    throw new Rejection.NotFound(field, "There is no such message in this chat.").rejected();
  }

  @Override
  public String toString() {
    return conversation.key() + '.' + seq;
  }
}
