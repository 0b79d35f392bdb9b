package chat.parley.jsonstore;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineWriter;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code messages.json}: a message in full, as of that line on, and what is pinned. A
 * deleted message has a line without its text.
 */
final class MessageLines {
  static final String MESSAGE = "message";
  static final String EDITED = "message_edited";
  static final String DELETED = "message_deleted";
  static final String PINNED = "pinned";

  static final Set<String> KINDS = Set.of(MESSAGE, EDITED, DELETED, PINNED);

  static final String CONVERSATION = "conversation";
  static final String SEQ = "seq";
  static final String REV = "rev";
  static final String SENDER = "sender";
  static final String CLIENT_ID = "client_id";
  static final String TEXT = "text";

  private MessageLines() {}

  static void write(LineWriter line, Message message) {
    line.text(CONVERSATION, message.id().conversation().key())
        .number(SEQ, message.id().seq())
        .number(REV, message.rev())
        .text(SENDER, message.sender().value())
        .number("sent_at", message.sentAt().toEpochMilli())
        .text("type", message.type().value());
    MessageId replyTo = message.replyTo();
    if (replyTo != null) {
      line.number("reply_to", replyTo.seq());
    }
    Instant editedAt = message.editedAt();
    if (editedAt != null) {
      line.number("edited_at", editedAt.toEpochMilli());
    }
    ClientMessageId clientId = message.clientId();
    if (clientId != null) {
      line.text(CLIENT_ID, clientId.value());
    }
    MessageBody body = message.body();
    if (body != null) {
      line.text(TEXT, body.text());
    }
  }

  static void writePin(LineWriter line, ConversationId conversation, long rev, int seq) {
    line.text(CONVERSATION, conversation.key()).number(REV, rev);
    if (seq > 0) {
      line.number(SEQ, seq);
    }
  }

  static Message read(Fields fields) {
    ConversationId conversation = new ConversationId(fields.text(CONVERSATION));
    String text = fields.textIfAny(TEXT);
    String clientId = fields.textIfAny(CLIENT_ID);
    return new Message(
        new MessageId(conversation, fields.number(SEQ)),
        fields.number(REV),
        new UserId(fields.text(SENDER)),
        text == null ? null : new MessageBody(text),
        new MessageType(fields.text("type")),
        Instant.ofEpochMilli(fields.number("sent_at")),
        fields.has("reply_to") ? new MessageId(conversation, fields.number("reply_to")) : null,
        editedAt(fields),
        clientId == null ? null : new ClientMessageId(clientId));
  }

  private static @Nullable Instant editedAt(Fields fields) {
    return fields.has("edited_at") ? Instant.ofEpochMilli(fields.number("edited_at")) : null;
  }
}
