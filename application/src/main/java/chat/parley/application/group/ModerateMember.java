package chat.parley.application.group;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Removes a member from a group, takes their voice, or gives it back. */
public final class ModerateMember implements UseCase<SignedIn, ModerateMember.Command, Group> {

  public enum Action {
    KICK,
    MUTE,
    UNMUTE
  }

  /** {@code until} ends a mute; without it the mute stays until it is lifted. */
  public record Command(
      GroupId group,
      UserId target,
      Action action,
      @Nullable Instant until,
      @Nullable String reason) {
    private static final int MAX_REASON = 256;

    public Command {
      if (reason != null && reason.codePointCount(0, reason.length()) > MAX_REASON) {
        throw new Rejection.TooLarge(
                "reason", MAX_REASON, "A reason is at most " + MAX_REASON + " characters.")
            .rejected();
      }
    }
  }

  private final GroupRepository groups;
  private final VoiceRooms voiceRooms;
  private final InstantSource clock;

  public ModerateMember(GroupRepository groups, VoiceRooms voiceRooms, InstantSource clock) {
    this.groups = groups;
    this.voiceRooms = voiceRooms;
    this.clock = clock;
  }

  @Override
  public Group handle(SignedIn caller, Command command) {
    Group group =
        groups.change(command.group(), current -> decide(current, caller.user(), command));
    if (command.action() == Action.KICK) {
      voiceRooms.leave(command.group(), command.target());
    }
    return group;
  }

  private Change<Group> decide(Group group, UserId by, Command command) {
    group.member(by);
    return switch (command.action()) {
      case KICK -> group.kick(by, command.target(), command.reason());
      case MUTE -> group.mute(by, command.target(), muteEnd(command), command.reason());
      case UNMUTE -> group.unmute(by, command.target(), command.reason());
    };
  }

  private Instant muteEnd(Command command) {
    Instant until = command.until();
    if (until == null) {
      return Instant.MAX;
    }
    if (!until.isAfter(clock.instant())) {
      throw new Rejection.Invalid("until", "A mute must end in the future.").rejected();
    }
    return until;
  }
}
