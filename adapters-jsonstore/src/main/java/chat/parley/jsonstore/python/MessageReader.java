package chat.parley.jsonstore.python;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one conversation, in their order. */
final class MessageReader {
  /** Six bytes a character at most in a file whose lines are below a mebibyte. */
  private static final int LONGEST = 150_000;

  private static final String DELETED = "deleted";

  /** What the Python server calls text in a group. */
  private static final String GROUP_TEXT = "group";

  private final UserImport users;
  private final Oddities oddities;
  private final ConversationId conversation;
  private final Map<String, Long> seqs;
  private Instant lastSentAt = Instant.EPOCH;

  /** A message without a place yet; {@code body} is null for a deleted one. */
  record Content(
      UserId sender,
      @Nullable MessageBody body,
      MessageType type,
      Instant sentAt,
      @Nullable MessageId replyTo) {

    Message in(Slot slot) {
      MessageId id = new MessageId(slot.conversation(), slot.seq());
      return new Message(id, slot.rev(), sender, body, type, sentAt, replyTo, null, null);
    }
  }

  /** {@code seqs} is where the messages before have gone, by their old ids. */
  MessageReader(
      UserImport users, Oddities oddities, ConversationId conversation, Map<String, Long> seqs) {
    this.users = users;
    this.oddities = oddities;
    this.conversation = conversation;
    this.seqs = seqs;
  }

  /** Null for one that has to be left out. */
  @Nullable Content read(String where, JsonNode value) {
    if (!value.isObject()) {
      oddities.add(where, "is no object; left out");
      return null;
    }
    User sender = users.find(Values.text(value, "sender_id"));
    if (sender == null) {
      oddities.add(where, "its sender " + value.path("sender_id") + " is no user; left out");
      return null;
    }
    if (conversation.isPair() && !isIn(sender)) {
      oddities.add(where, "its sender is neither of the two; left out");
      return null;
    }
    boolean deleted =
        Values.flag(value, "is_deleted") || DELETED.equals(Values.text(value, "type"));
    MessageBody body = deleted ? null : body(where, value);
    if (body == null && !deleted) {
      return null;
    }
    if (Values.isFilled(value, "reactions")) {
      oddities.add(where, "its reactions were left out: Parley has none yet");
    }
    return new Content(
        sender.id(), body, type(where, value), sentAt(where, value), replyTo(where, value));
  }

  private boolean isIn(User sender) {
    return conversation.pair().one().equals(sender.id())
        || conversation.pair().other().equals(sender.id());
  }

  private @Nullable MessageBody body(String where, JsonNode value) {
    String text = Values.text(value, "content");
    if (text == null || text.isBlank()) {
      oddities.add(where, "its content is no text, or empty; left out");
      return null;
    }
    if (text.length() > LONGEST) {
      oddities.add(where, "its content has " + text.length() + " characters; left out");
      return null;
    }
    return new MessageBody(text);
  }

  private MessageType type(String where, JsonNode value) {
    String label = Values.text(value, "type");
    if (label == null || label.equals(GROUP_TEXT) || label.equals(DELETED)) {
      return MessageType.TEXT;
    }
    try {
      return new MessageType(label);
    } catch (Rejected _) {
      oddities.add(where, "its type " + value.path("type") + " is not valid; it is now text");
      return MessageType.TEXT;
    }
  }

  private Instant sentAt(String where, JsonNode value) {
    Instant time = Values.time(value, "timestamp");
    if (time == null) {
      oddities.add(where, "its timestamp is no time; it is now that of the message before");
      return lastSentAt;
    }
    lastSentAt = time;
    return time;
  }

  private @Nullable MessageId replyTo(String where, JsonNode value) {
    String answered = Values.text(value, "reply_to");
    if (answered == null) {
      return null;
    }
    Long seq = seqs.get(answered);
    if (seq == null) {
      oddities.add(where, "it replies to " + answered + ", which is not before it; now to nothing");
      return null;
    }
    return new MessageId(conversation, seq);
  }
}
