package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import java.time.Instant;

/** Somebody in a group's voice channel. One enters muted, silent, hand down. */
public record VoiceParticipant(
    UserId user,
    Username username,
    Instant joinedAt,
    boolean muted,
    boolean speaking,
    boolean handRaised) {

  public static VoiceParticipant entering(Member member, Instant now) {
    return new VoiceParticipant(member.user(), member.username(), now, true, false, false);
  }

  public VoiceParticipant with(boolean muted, boolean speaking, boolean handRaised) {
    return new VoiceParticipant(user, username, joinedAt, muted, speaking, handRaised);
  }
}
