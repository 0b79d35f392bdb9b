package chat.parley.domain.chat;

/** The place that a conversation has for its next change: both count from 1 without a gap. */
public record Slot(ConversationId conversation, long seq, long rev) {}
