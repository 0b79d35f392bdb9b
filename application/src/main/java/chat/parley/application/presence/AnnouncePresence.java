package chat.parley.application.presence;

import chat.parley.application.contact.Contacts;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.user.UserId;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells those who share a chat with a user when the user comes or goes, and takes users who went
 * out of the voice channels.
 *
 * <p>Looks at how things are instead of being told what happened, so that it does not matter in
 * which order the news of a quick reconnect arrives.
 */
public final class AnnouncePresence {
  private final Presence presence;
  private final Contacts contacts;
  private final VoiceRooms voiceRooms;
  private final Notifier notifier;
  private final Set<UserId> announced = new HashSet<>();

  public AnnouncePresence(
      Presence presence, Contacts contacts, VoiceRooms voiceRooms, Notifier notifier) {
    this.presence = presence;
    this.contacts = contacts;
    this.voiceRooms = voiceRooms;
    this.notifier = notifier;
  }

  /** After a connection of a user opened or closed. */
  public synchronized void refresh(UserId user) {
    boolean online = presence.isOnline(user);
    if (!online) {
      voiceRooms.leaveAll(user);
    }
    if (online ? announced.add(user) : announced.remove(user)) {
      notifier.tell(Notice.to(contacts.of(user), new Event.PresenceChanged(user, online)));
    }
  }
}
