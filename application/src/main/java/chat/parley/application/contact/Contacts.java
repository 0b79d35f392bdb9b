package chat.parley.application.contact;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** Who has to do with whom. */
public final class Contacts {
  private final GroupRepository groups;
  private final MessageRepository messages;

  public Contacts(GroupRepository groups, MessageRepository messages) {
    this.groups = groups;
    this.messages = messages;
  }

  /** All who share a chat with a user, without that user. */
  public Set<UserId> of(UserId user) {
    Set<UserId> contacts = new HashSet<>();
    for (Group group : groups.of(user)) {
      contacts.addAll(group.members().keySet());
    }
    for (ConversationId pair : messages.pairsOf(user)) {
      contacts.add(pair.pair().partnerOf(user));
    }
    contacts.remove(user);
    return contacts;
  }

  /** Whether two share a group, or each has written to the other. */
  public boolean knowEachOther(UserId one, UserId other) {
    ConversationId pair = ConversationId.of(one, other);
    return (messages.hasWritten(pair, one) && messages.hasWritten(pair, other))
        || groups.of(one).stream().anyMatch(group -> group.has(other));
  }
}
