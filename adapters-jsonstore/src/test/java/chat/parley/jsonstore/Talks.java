package chat.parley.jsonstore;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Messages without a chat around them. */
final class Talks {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final UserId ANNA = new UserId("anna");
  static final UserId BEN = new UserId("ben");
  static final ConversationId TALK = ConversationId.of(ANNA, BEN);

  private Talks() {}

  static Function<Slot, Change<Message>> saying(UserId sender, String text) {
    return saying(sender, null, text);
  }

  static Function<Slot, Change<Message>> saying(
      UserId sender, @Nullable ClientMessageId clientId, String text) {
    return slot ->
        new Change<>(
            new Message(
                new MessageId(slot.conversation(), slot.seq()),
                slot.rev(),
                sender,
                new MessageBody(text),
                MessageType.TEXT,
                NOW,
                null,
                null,
                clientId),
            List.of());
  }

  static MessageRepository.Revision editing(String text) {
    return (message, rev) -> new Change<>(with(message, rev, new MessageBody(text)), List.of());
  }

  static MessageRepository.Revision deleting() {
    return (message, rev) -> new Change<>(with(message, rev, null), List.of());
  }

  private static Message with(Message message, long rev, @Nullable MessageBody body) {
    return new Message(
        message.id(),
        rev,
        message.sender(),
        body,
        message.type(),
        message.sentAt(),
        message.replyTo(),
        message.editedAt(),
        message.clientId());
  }
}
