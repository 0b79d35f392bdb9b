package chat.parley.application.voice;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.time.InstantSource;
import java.util.List;

/** Enters the voice channel of a group one is in. */
public final class JoinVoice implements UseCase<SignedIn, GroupId, JoinVoice.Joined> {
  public record Joined(GroupId group, List<VoiceParticipant> participants) {}

  private final GroupRepository groups;
  private final VoiceRooms rooms;
  private final InstantSource clock;

  public JoinVoice(GroupRepository groups, VoiceRooms rooms, InstantSource clock) {
    this.groups = groups;
    this.rooms = rooms;
    this.clock = clock;
  }

  @Override
  public Joined handle(SignedIn caller, GroupId id) {
    return new Joined(id, rooms.join(id, () -> entering(id, caller.user())));
  }

  private VoiceParticipant entering(GroupId id, UserId user) {
    Member member =
        groups
            .find(id)
            .orElseThrow(() -> new Rejection.NotFound("group_id", "No such group.").rejected())
            .member(user);
    return VoiceParticipant.entering(member, clock.instant());
  }
}
