package chat.parley.application.voice;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.VoiceParticipant;
import org.jspecify.annotations.Nullable;

/** Shows the others in a voice channel that one is muted, speaks, or raises a hand. */
public final class UpdateVoiceState
    implements UseCase<SignedIn, UpdateVoiceState.Command, VoiceParticipant> {

  /** What is null stays as it is. */
  public record Command(
      GroupId group,
      @Nullable Boolean muted,
      @Nullable Boolean speaking,
      @Nullable Boolean handRaised) {

    VoiceParticipant appliedTo(VoiceParticipant before) {
      return before.with(
          muted == null ? before.muted() : muted,
          speaking == null ? before.speaking() : speaking,
          handRaised == null ? before.handRaised() : handRaised);
    }
  }

  private final VoiceRooms rooms;

  public UpdateVoiceState(VoiceRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public VoiceParticipant handle(SignedIn caller, Command command) {
    return rooms.change(command.group(), caller.user(), command::appliedTo);
  }
}
