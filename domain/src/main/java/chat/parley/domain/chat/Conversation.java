package chat.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands. It is a log: each message has the next {@code seq}, and each durable
 * change (new, edited, deleted, pinned) takes the next {@code rev}; both begin at 1 and have no
 * gaps. A conversation that nobody has written to stands at 0.
 */
public record Conversation(
    ConversationId id, long lastSeq, long lastRev, @Nullable MessageId pinned) {

  public static Conversation empty(ConversationId id) {
    return new Conversation(id, 0, 0, null);
  }
}
