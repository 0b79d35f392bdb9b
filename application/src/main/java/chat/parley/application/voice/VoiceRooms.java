package chat.parley.application.voice;

import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Who is in which group's voice channel. Lives as long as the connections do and is never stored.
 * Each change and what is told of it are one step, so that all hear changes in one order.
 */
public final class VoiceRooms {
  private final Map<GroupId, Map<UserId, VoiceParticipant>> rooms = new HashMap<>();
  private final Notifier notifier;

  public VoiceRooms(Notifier notifier) {
    this.notifier = notifier;
  }

  /**
   * Lets somebody in, or in again, and returns all who are in, in the order they came. Asks who
   * enters in the same step, so that one who is being removed from the group can't slip in after.
   */
  public synchronized List<VoiceParticipant> join(
      GroupId group, Supplier<VoiceParticipant> entering) {
    VoiceParticipant participant = entering.get();
    Map<UserId, VoiceParticipant> room = rooms.computeIfAbsent(group, _ -> new LinkedHashMap<>());
    room.put(participant.user(), participant);
    notifier.tell(
        Notice.to(Set.copyOf(room.keySet()), new Event.VoiceJoined(group, participant))
            .butNotTo(participant.user()));
    return List.copyOf(room.values());
  }

  /** Does nothing if they are not in. */
  public synchronized void leave(GroupId group, UserId user) {
    Map<UserId, VoiceParticipant> room = rooms.getOrDefault(group, Map.of());
    if (room.containsKey(user)) {
      room.remove(user);
      if (room.isEmpty()) {
        rooms.remove(group);
      }
      notifier.tell(Notice.to(Set.copyOf(room.keySet()), new Event.VoiceLeft(group, user)));
    }
  }

  public synchronized void leaveAll(UserId user) {
    List.copyOf(rooms.keySet()).forEach(group -> leave(group, user));
  }

  /** Changes how somebody is shown and tells all who are in, them too; refuses {@code NotFound}. */
  public synchronized VoiceParticipant change(
      GroupId group, UserId user, UnaryOperator<VoiceParticipant> change) {
    Map<UserId, VoiceParticipant> room = roomOf(group, user);
    VoiceParticipant changed = room.compute(user, (_, participant) -> change.apply(participant));
    notifier.tell(
        Notice.to(Set.copyOf(room.keySet()), new Event.VoiceStateChanged(group, changed)));
    return changed;
  }

  /** Tells the others something that one of them says; refuses {@code NotFound}. */
  public synchronized void tellOthers(GroupId group, UserId from, Event event) {
    Map<UserId, VoiceParticipant> room = roomOf(group, from);
    notifier.tell(Notice.to(Set.copyOf(room.keySet()), event).butNotTo(from));
  }

  private Map<UserId, VoiceParticipant> roomOf(GroupId group, UserId user) {
    Map<UserId, VoiceParticipant> room = rooms.getOrDefault(group, Map.of());
    if (!room.containsKey(user)) {
      throw new Rejection.NotFound("group_id", "Join the group's voice channel first.").rejected();
    }
    return room;
  }
}
