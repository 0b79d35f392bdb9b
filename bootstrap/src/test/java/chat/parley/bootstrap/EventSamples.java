package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.chat.VoiceSignal;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.websocket.json.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One event of each kind, most of them as the aggregates tell them. */
final class EventSamples {
  private static final Instant NOW = Instant.ofEpochMilli(1_795_355_635_898L);
  private static final User ADA = user("1tr6", "ada#0502");
  private static final User BEN = user("rdmb", "ben#6332");

  private EventSamples() {}

  /** One frame of each kind of event. */
  static List<byte[]> frames() {
    List<Event> events = new ArrayList<>();
    events.addAll(inConversation());
    events.addAll(inGroup());
    assertThat(events.stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    return events.stream().map(event -> EventJson.frame(event).utf8()).toList();
  }

  private static List<Event> inConversation() {
    Pair pair = new Pair(ADA.id(), BEN.id());
    Draft draft =
        new Draft(
            ADA.id(),
            new MessageBody("psst"),
            MessageType.TEXT,
            null,
            null,
            new ConnectionId("any"));
    Change<Message> posted = pair.post(draft, new Slot(pair.conversation(), 1, 1), NOW);
    Change<Message> edited = pair.edit(posted.next(), new MessageBody("Psst!"), ADA.id(), 2, NOW);
    Change<Conversation> pinned =
        pair.pin(Conversation.empty(pair.conversation()), edited.next(), ADA.id());
    VoiceSignal signal = new VoiceSignal(VoiceSignal.Kind.OFFER, "{\"sdp\":\"v=0\"}");
    return List.of(
        first(posted.notices()),
        first(edited.notices()),
        first(pinned.notices()),
        first(pair.delete(edited.next(), ADA.id(), 4).notices()),
        new Event.MessagesRead(pair.seenBy(ADA.id()), BEN.id(), 1),
        new Event.Typing(pair.seenBy(ADA.id()), BEN.id(), true),
        new Event.PresenceChanged(BEN.id(), false),
        new Event.VoiceSignalled(null, ADA.id(), signal));
  }

  private static List<Event> inGroup() {
    Group alone =
        Group.create(
            new GroupId("v2kf"), new GroupName("Engines"), new InviteCode("019616"), ADA, NOW);
    Change<Group> joined = alone.join(BEN, 2, NOW);
    Group group = joined.next();
    VoiceParticipant ada = VoiceParticipant.entering(group.member(ADA.id()), NOW);
    return List.of(
        first(joined.notices()),
        first(group.mute(ADA.id(), BEN.id(), NOW, "loud").notices()),
        new Event.VoiceJoined(group.id(), ada),
        new Event.VoiceLeft(group.id(), ADA.id()),
        new Event.VoiceStateChanged(group.id(), ada));
  }

  private static Event first(List<Notice> notices) {
    return notices.getFirst().event();
  }

  private static User user(String id, String handle) {
    return new User(new UserId(id), Handle.of(handle), new PasswordHash("-"), NOW);
  }
}
