package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** What happened. Facts that were stored, and passing ones that never are. */
public sealed interface Event {

  /** Whether a listener who misses it misses nothing: it is out of date in a moment. */
  default boolean ephemeral() {
    return false;
  }

  record MessagePosted(ChatId chat, Message message) implements Event {}

  record MessageEdited(ChatId chat, Message message) implements Event {}

  record MessageDeleted(ChatId chat, Message message) implements Event {}

  /** {@code message} is null when nothing is pinned any more. */
  record MessagePinned(ChatId chat, @Nullable Message message, long rev, UserId by)
      implements Event {}

  record MessagesRead(ChatId chat, UserId by, long seq) implements Event {}

  record MemberJoined(GroupId group, Member member) implements Event {}

  /** Something about a group's members changed: {@code action} was done to {@code target}. */
  record GroupUpdated(Group group, String action, UserId target, UserId by, @Nullable String reason)
      implements Event {}

  record Typing(ChatId chat, UserId from, boolean typing) implements Event {
    @Override
    public boolean ephemeral() {
      return true;
    }
  }

  record PresenceChanged(UserId user, boolean online) implements Event {
    @Override
    public boolean ephemeral() {
      return true;
    }
  }

  /** {@code group} is null for a signal between two people. */
  record VoiceSignalled(@Nullable GroupId group, UserId from, VoiceSignal signal)
      implements Event {}

  record VoiceJoined(GroupId group, VoiceParticipant participant) implements Event {}

  record VoiceLeft(GroupId group, UserId user) implements Event {}

  record VoiceStateChanged(GroupId group, VoiceParticipant participant) implements Event {}
}
