package chat.parley.application.voice;

import chat.parley.application.Done;
import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.application.contact.Contacts;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.chat.VoiceSignal;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;

/**
 * Carries a WebRTC signal to one person, or to all others in a group's voice channel.
 *
 * <p>A signal rings at the other end, so it goes only to those who know the caller, and only while
 * they are there.
 */
public final class SendVoiceSignal implements UseCase<SignedIn, SendVoiceSignal.Command, Done> {

  public sealed interface Command {
    VoiceSignal signal();

    record ToUser(UserId target, VoiceSignal signal) implements Command {}

    record ToGroup(GroupId group, VoiceSignal signal) implements Command {}
  }

  private final VoiceRooms rooms;
  private final Contacts contacts;
  private final Presence presence;
  private final Notifier notifier;

  public SendVoiceSignal(
      VoiceRooms rooms, Contacts contacts, Presence presence, Notifier notifier) {
    this.rooms = rooms;
    this.contacts = contacts;
    this.presence = presence;
    this.notifier = notifier;
  }

  @Override
  public Done handle(SignedIn caller, Command command) {
    UserId from = caller.user();
    switch (command) {
      case Command.ToGroup(GroupId group, VoiceSignal signal) ->
          rooms.tellOthers(group, from, new Event.VoiceSignalled(group, from, signal));
      case Command.ToUser(UserId target, VoiceSignal signal) -> {
        checkMaySignal(from, target);
        notifier.tell(Notice.to(target, new Event.VoiceSignalled(null, from, signal)));
      }
    }
    return Done.DONE;
  }

  private void checkMaySignal(UserId from, UserId target) {
    if (from.equals(target)) {
      throw new Rejection.Invalid("target_id", "You can't send a signal to yourself.").rejected();
    }
    if (!contacts.knowEachOther(from, target)) {
      throw new Rejection.Forbidden(
              "Signals go only to people who share a group with you or have exchanged messages"
                  + " with you.")
          .rejected();
    }
    if (!presence.isOnline(target)) {
      throw new Rejection.TargetOffline().rejected();
    }
  }
}
