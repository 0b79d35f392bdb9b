package chat.parley.websocket.json;

import chat.parley.application.group.GroupView;
import chat.parley.application.group.ModerateMember;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Groups on the wire. */
public final class GroupJson {
  private GroupJson() {}

  public static GroupName readName(Fields fields) {
    return new GroupName(fields.string("group_name", "name"));
  }

  public static InviteCode readInvite(Fields fields) {
    return new InviteCode(fields.string("invite_code", "join_code"));
  }

  public static GroupId readId(Fields fields) {
    return new GroupId(fields.string("group_id"));
  }

  public static ModerateMember.Command readModeration(Fields fields) {
    return new ModerateMember.Command(
        readId(fields),
        new UserId(fields.string("target_id")),
        action(fields.string("action")),
        fields.optionalInteger("until").map(Instant::ofEpochMilli).orElse(null),
        fields.optionalString("reason").orElse(null));
  }

  public static void write(JsonGenerator out, GroupView view) throws IOException {
    out.writeStartObject();
    writeFields(out, view.group(), view.pinned(), view.showsInvite());
    writeMembers(out, view.group());
    out.writeEndObject();
  }

  /**
   * All but the members. The invite code goes under two names: clients of the original server know
   * the second.
   */
  static void writeFields(
      JsonGenerator out, Group group, @Nullable MessageId pinned, boolean showsInvite)
      throws IOException {
    out.writeStringField("id", group.id().value());
    out.writeStringField("name", group.name().value());
    out.writeStringField("type", "group");
    out.writeStringField("owner_id", group.owner().value());
    if (showsInvite) {
      out.writeStringField("invite_code", group.code().value());
      out.writeStringField("join_code", group.code().value());
    }
    out.writeNumberField("member_count", group.members().size());
    if (pinned != null) {
      out.writeStringField("pinned_message_id", pinned.toString());
    }
    out.writeNumberField("created_at", group.createdAt().toEpochMilli());
  }

  static void writeMembers(JsonGenerator out, Group group) throws IOException {
    out.writeObjectFieldStart("members");
    for (Member member : group.members().values()) {
      out.writeFieldName(member.user().value());
      writeMember(out, member);
    }
    out.writeEndObject();
  }

  static void writeMember(JsonGenerator out, Member member) throws IOException {
    out.writeStartObject();
    out.writeStringField("role", member.role().label());
    out.writeStringField("username", member.username().value());
    out.writeNumberField("joined_at", member.joinedAt().toEpochMilli());
    Instant mutedUntil = member.mutedUntil();
    out.writeBooleanField("muted", mutedUntil != null);
    if (mutedUntil != null && !mutedUntil.equals(Instant.MAX)) {
      out.writeNumberField("muted_until", mutedUntil.toEpochMilli());
    }
    out.writeEndObject();
  }

  private static ModerateMember.Action action(String label) {
    return switch (label) {
      case "kick" -> ModerateMember.Action.KICK;
      case "mute" -> ModerateMember.Action.MUTE;
      case "unmute" -> ModerateMember.Action.UNMUTE;
      default ->
          throw new Rejection.Invalid("action", "An action is kick, mute or unmute.").rejected();
    };
  }
}
