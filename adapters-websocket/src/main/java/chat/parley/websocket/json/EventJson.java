package chat.parley.websocket.json;

import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Events on the wire. */
public final class EventJson {
  private EventJson() {}

  /** The frame that tells of an event; the same for everyone it is told to. */
  public static Frame frame(Event event) {
    Frame.Kind kind = event.ephemeral() ? Frame.Kind.EPHEMERAL : Frame.Kind.EVENT;
    return Frames.event(type(event), kind, EventJson::write, event);
  }

  private static String type(Event event) {
    return switch (event) {
      case Event.MessagePosted _ -> "message";
      case Event.MessageEdited _ -> "message_edited";
      case Event.MessageDeleted _ -> "message_deleted";
      case Event.MessagePinned _ -> "message_pinned";
      case Event.MessagesRead _ -> "message_read";
      case Event.MemberJoined _ -> "group_member_joined";
      case Event.GroupUpdated _ -> "group_update";
      case Event.Typing _ -> "typing";
      case Event.PresenceChanged _ -> "presence";
      case Event.VoiceSignalled _ -> "voice_signal";
      case Event.VoiceJoined _ -> "voice_user_joined";
      case Event.VoiceLeft _ -> "voice_user_left";
      case Event.VoiceStateChanged _ -> "voice_state_updated";
    };
  }

  private static void write(JsonGenerator out, Event event) throws IOException {
    out.writeStartObject();
    switch (event) {
      case Event.MessagePosted posted ->
          MessageJson.writeChatAndMessage(out, posted.chat(), posted.message());
      case Event.MessageEdited edited ->
          MessageJson.writeChatAndMessage(out, edited.chat(), edited.message());
      case Event.MessageDeleted deleted -> writeDeleted(out, deleted);
      case Event.MessagePinned pinned -> writePinned(out, pinned);
      case Event.MessagesRead read -> {
        out.writeStringField("chat_id", read.chat().value());
        out.writeStringField("user_id", read.by().value());
        out.writeNumberField("seq", read.seq());
      }
      case Event.MemberJoined joined -> {
        out.writeStringField("group_id", joined.group().value());
        out.writeStringField("user_id", joined.member().user().value());
        out.writeFieldName("user_data");
        GroupJson.writeMember(out, joined.member());
      }
      case Event.GroupUpdated updated -> writeUpdated(out, updated);
      case Event.Typing typing -> {
        out.writeStringField("from", typing.from().value());
        out.writeStringField("chat_id", typing.chat().value());
        out.writeBooleanField("is_typing", typing.typing());
      }
      case Event.PresenceChanged presence -> {
        out.writeStringField("user_id", presence.user().value());
        out.writeStringField("status", presence.online() ? "online" : "offline");
      }
      case Event.VoiceSignalled signalled -> writeSignal(out, signalled);
      case Event.VoiceJoined joined -> {
        out.writeStringField("group_id", joined.group().value());
        out.writeFieldName("user");
        VoiceJson.writeParticipant(out, joined.participant());
      }
      case Event.VoiceLeft left -> {
        out.writeStringField("group_id", left.group().value());
        out.writeStringField("user_id", left.user().value());
      }
      case Event.VoiceStateChanged changed -> {
        out.writeStringField("group_id", changed.group().value());
        out.writeStringField("user_id", changed.participant().user().value());
        out.writeFieldName("state");
        VoiceJson.writeState(out, changed.participant());
      }
    }
    out.writeEndObject();
  }

  private static void writeDeleted(JsonGenerator out, Event.MessageDeleted deleted)
      throws IOException {
    out.writeStringField("chat_id", deleted.chat().value());
    out.writeStringField("message_id", deleted.message().id().toString());
    out.writeNumberField("seq", deleted.message().id().seq());
    out.writeNumberField("rev", deleted.message().rev());
  }

  private static void writePinned(JsonGenerator out, Event.MessagePinned pinned)
      throws IOException {
    out.writeStringField("chat_id", pinned.chat().value());
    Message message = pinned.message();
    MessageBody body = message == null ? null : message.body();
    out.writeStringField("message_id", message == null ? null : message.id().toString());
    out.writeStringField("content", body == null ? null : body.text());
    out.writeStringField("pinned_by", pinned.by().value());
    out.writeNumberField("rev", pinned.rev());
  }

  private static void writeUpdated(JsonGenerator out, Event.GroupUpdated updated)
      throws IOException {
    out.writeStringField("group_id", updated.group().id().value());
    out.writeStringField("action", updated.action());
    out.writeStringField("target_id", updated.target().value());
    out.writeStringField("by", updated.by().value());
    if (updated.reason() != null) {
      out.writeStringField("reason", updated.reason());
    }
    GroupJson.writeMembers(out, updated.group());
  }

  private static void writeSignal(JsonGenerator out, Event.VoiceSignalled signalled)
      throws IOException {
    GroupId group = signalled.group();
    if (group != null) {
      out.writeStringField("group_id", group.value());
    }
    out.writeStringField("from", signalled.from().value());
    out.writeStringField("signal_type", signalled.signal().kind().label());
    out.writeFieldName("payload");
    out.writeRawValue(signalled.signal().payload());
  }
}
