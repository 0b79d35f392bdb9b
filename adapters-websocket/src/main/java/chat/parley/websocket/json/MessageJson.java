package chat.parley.websocket.json;

import chat.parley.application.message.DeleteMessage;
import chat.parley.application.message.EditMessage;
import chat.parley.application.message.GetHistory;
import chat.parley.application.message.GetHistory.Where;
import chat.parley.application.message.MarkRead;
import chat.parley.application.message.PinMessage;
import chat.parley.application.message.SendMessage;
import chat.parley.application.message.ShowTyping;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.rejection.Rejection;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Messages on the wire. */
public final class MessageJson {
  private static final int USUAL_PAGE = 50;

  private MessageJson() {}

  public static SendMessage.Command readSend(Fields fields) {
    return new SendMessage.Command(
        new ChatId(fields.string("to")),
        new MessageBody(fields.string("content")),
        fields.optionalString("msg_type").map(MessageType::new).orElse(MessageType.TEXT),
        fields.optionalString("reply_to").orElse(null),
        fields.optionalString("client_msg_id").map(ClientMessageId::new).orElse(null));
  }

  public static EditMessage.Command readEdit(Fields fields) {
    return new EditMessage.Command(
        readChat(fields), fields.string("message_id"), new MessageBody(fields.string("content")));
  }

  public static DeleteMessage.Command readDelete(Fields fields) {
    return new DeleteMessage.Command(readChat(fields), fields.string("message_id"));
  }

  /** A message id of null unpins. */
  public static PinMessage.Command readPin(Fields fields) {
    return new PinMessage.Command(
        readChat(fields), fields.optionalString("message_id").orElse(null));
  }

  public static MarkRead.Command readMark(Fields fields) {
    return new MarkRead.Command(readChat(fields), fields.integer("seq"));
  }

  public static ShowTyping.Command readTyping(Fields fields) {
    return new ShowTyping.Command(
        new ChatId(fields.string("to")), fields.optionalBoolean("is_typing").orElse(true));
  }

  public static GetHistory.Command readHistory(Fields fields) {
    List<Where> places = new ArrayList<>();
    fields.optionalInteger("before").map(Where.Before::new).ifPresent(places::add);
    fields.optionalInteger("after").map(Where.After::new).ifPresent(places::add);
    fields.optionalInteger("around").map(Where.Around::new).ifPresent(places::add);
    if (places.size() > 1) {
      throw new Rejection.Invalid("before", "Give one of before, after and around.").rejected();
    }
    long limit = fields.optionalInteger("limit").orElse((long) USUAL_PAGE);
    return new GetHistory.Command(
        readChat(fields),
        places.isEmpty() ? new Where.Newest() : places.getFirst(),
        Math.clamp(limit, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  public static void writeSent(JsonGenerator out, SendMessage.Sent sent) throws IOException {
    out.writeStartObject();
    writeChatAndMessage(out, sent.chat(), sent.message());
    if (sent.duplicate()) {
      out.writeBooleanField("duplicate", true);
    }
    out.writeEndObject();
  }

  public static void writeEdited(JsonGenerator out, EditMessage.Edited edited) throws IOException {
    out.writeStartObject();
    writeChatAndMessage(out, edited.chat(), edited.message());
    out.writeEndObject();
  }

  public static void writeHistory(JsonGenerator out, GetHistory.History history)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("chat_id", history.chat().value());
    out.writeArrayFieldStart("messages");
    for (Message message : history.messages()) {
      write(out, history.chat(), message);
    }
    out.writeEndArray();
    out.writeFieldName("pinned_message");
    if (history.pinned() == null) {
      out.writeNull();
    } else {
      write(out, history.chat(), history.pinned());
    }
    out.writeBooleanField("has_more", history.hasMore());
    out.writeEndObject();
  }

  static void writeChatAndMessage(JsonGenerator out, ChatId chat, Message message)
      throws IOException {
    out.writeStringField("chat_id", chat.value());
    out.writeFieldName("message");
    write(out, chat, message);
  }

  static void write(JsonGenerator out, ChatId chat, Message message) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", message.id().toString());
    out.writeStringField("chat_id", chat.value());
    out.writeNumberField("seq", message.id().seq());
    out.writeNumberField("rev", message.rev());
    out.writeStringField("sender_id", message.sender().value());
    MessageBody body = message.body();
    out.writeStringField("content", body == null ? "" : body.text());
    out.writeStringField("type", body == null ? "deleted" : message.type().value());
    out.writeNumberField("timestamp", message.sentAt().toEpochMilli());
    out.writeFieldName("reply_to");
    if (message.replyTo() == null) {
      out.writeNull();
    } else {
      out.writeString(message.replyTo().toString());
    }
    if (message.editedAt() != null) {
      out.writeNumberField("edited_at", message.editedAt().toEpochMilli());
    }
    out.writeBooleanField("is_deleted", message.deleted());
    out.writeObjectFieldStart("reactions");
    out.writeEndObject();
    if (message.clientId() != null) {
      out.writeStringField("client_msg_id", message.clientId().value());
    }
    out.writeEndObject();
  }

  private static ChatId readChat(Fields fields) {
    return new ChatId(fields.string("chat_id"));
  }
}
