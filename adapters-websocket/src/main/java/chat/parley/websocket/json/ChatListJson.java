package chat.parley.websocket.json;

import chat.parley.application.message.ListChats.Standing;
import chat.parley.application.message.ListChats.Summary;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.user.User;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The list of one's chats on the wire. */
public final class ChatListJson {
  /** In UTF-8 they are half a megabyte. Without a bound 200 full groups would be 20. */
  static final int MOST_MEMBERS = 5_000;

  private ChatListJson() {}

  public static void write(JsonGenerator out, List<Summary> chats) throws IOException {
    int room = MOST_MEMBERS;
    out.writeStartArray();
    for (Summary chat : chats) {
      out.writeStartObject();
      switch (chat) {
        case Summary.OfGroup(Group group, boolean showsInvite, Standing standing) -> {
          GroupJson.writeFields(out, group, standing.conversation().pinned(), showsInvite);
          if (group.members().size() <= room) {
            GroupJson.writeMembers(out, group);
            room -= group.members().size();
          }
          writeStanding(out, new ChatId(group.id().value()), standing);
        }
        case Summary.OfPerson(User person, boolean online, Standing standing) -> {
          out.writeStringField("id", person.id().value());
          out.writeStringField("name", person.username().value());
          out.writeStringField("type", "direct");
          out.writeStringField("handle", person.handle().toString());
          out.writeBooleanField("online", online);
          writeStanding(out, new ChatId(person.id().value()), standing);
        }
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeStanding(JsonGenerator out, ChatId chat, Standing standing)
      throws IOException {
    out.writeFieldName("last_message");
    Message last = standing.last();
    if (last == null) {
      out.writeNull();
    } else {
      MessageJson.write(out, chat, last);
    }
    out.writeNumberField("unread", standing.unread());
    out.writeNumberField("last_seq", standing.conversation().lastSeq());
    out.writeNumberField("last_rev", standing.conversation().lastRev());
  }
}
