package chat.parley.application.voice;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.GroupId;

/** Leaves a group's voice channel; also where one was not in it, since then one is out as asked. */
public final class LeaveVoice implements UseCase<SignedIn, GroupId, GroupId> {
  private final VoiceRooms rooms;

  public LeaveVoice(VoiceRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public GroupId handle(SignedIn caller, GroupId group) {
    rooms.leave(group, caller.user());
    return group;
  }
}
