package chat.parley.websocket.json;

import chat.parley.application.voice.JoinVoice;
import chat.parley.application.voice.SendVoiceSignal;
import chat.parley.application.voice.UpdateVoiceState;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.chat.VoiceSignal;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** Voice channels and signals on the wire. */
public final class VoiceJson {
  private VoiceJson() {}

  /** A signal that names both a person and a group goes to the person. */
  public static SendVoiceSignal.Command readSignal(Fields fields) {
    Optional<UserId> target = fields.optionalString("target_id").map(UserId::new);
    Optional<GroupId> group = fields.optionalString("group_id").map(GroupId::new);
    VoiceSignal signal =
        new VoiceSignal(
            VoiceSignal.Kind.of(fields.string("signal_type")), fields.object("payload").toString());
    return target
        .<SendVoiceSignal.Command>map(user -> new SendVoiceSignal.Command.ToUser(user, signal))
        .or(() -> group.map(id -> new SendVoiceSignal.Command.ToGroup(id, signal)))
        .orElseThrow(
            () -> new Rejection.Invalid("target_id", "Give a target_id or a group_id.").rejected());
  }

  public static UpdateVoiceState.Command readState(Fields fields) {
    return new UpdateVoiceState.Command(
        GroupJson.readId(fields),
        fields.optionalBoolean("is_muted").orElse(null),
        fields.optionalBoolean("is_speaking").orElse(null),
        fields.optionalBoolean("raised_hand").orElse(null));
  }

  public static void writeJoined(JsonGenerator out, JoinVoice.Joined joined) throws IOException {
    out.writeStartObject();
    out.writeStringField("group_id", joined.group().value());
    out.writeObjectFieldStart("participants");
    for (VoiceParticipant participant : joined.participants()) {
      out.writeFieldName(participant.user().value());
      writeParticipant(out, participant);
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  public static void writeLeft(JsonGenerator out, GroupId group) throws IOException {
    out.writeStartObject();
    out.writeStringField("group_id", group.value());
    out.writeEndObject();
  }

  public static void writeState(JsonGenerator out, VoiceParticipant participant)
      throws IOException {
    out.writeStartObject();
    out.writeBooleanField("is_muted", participant.muted());
    out.writeBooleanField("is_speaking", participant.speaking());
    out.writeBooleanField("raised_hand", participant.handRaised());
    out.writeEndObject();
  }

  static void writeParticipant(JsonGenerator out, VoiceParticipant participant) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", participant.user().value());
    out.writeStringField("username", participant.username().value());
    out.writeNumberField("joined_at", participant.joinedAt().toEpochMilli());
    out.writeBooleanField("is_muted", participant.muted());
    out.writeBooleanField("is_speaking", participant.speaking());
    out.writeBooleanField("raised_hand", participant.handRaised());
    out.writeEndObject();
  }
}
