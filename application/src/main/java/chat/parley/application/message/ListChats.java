package chat.parley.application.message;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.chat.Permission;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the caller's chats, the one written in last first. */
public final class ListChats
    implements UseCase<SignedIn, ListChats.Query, List<ListChats.Summary>> {
  public record Query() {}

  /** How a chat stands for one participant. */
  public record Standing(Conversation conversation, @Nullable Message last, long unread) {}

  public sealed interface Summary {
    Standing standing();

    record OfGroup(Group group, boolean showsInvite, Standing standing) implements Summary {}

    record OfPerson(User person, boolean online, Standing standing) implements Summary {}
  }

  private final UserRepository users;
  private final GroupRepository groups;
  private final MessageRepository messages;
  private final Presence presence;

  public ListChats(
      UserRepository users, GroupRepository groups, MessageRepository messages, Presence presence) {
    this.users = users;
    this.groups = groups;
    this.messages = messages;
    this.presence = presence;
  }

  @Override
  public List<Summary> handle(SignedIn caller, Query query) {
    UserId viewer = caller.user();
    List<Summary> chats = new ArrayList<>();
    for (Group group : groups.of(viewer)) {
      chats.add(
          new Summary.OfGroup(
              group, group.may(viewer, Permission.INVITE), standing(group.conversation(), viewer)));
    }
    for (ConversationId conversation : messages.pairsOf(viewer)) {
      Pair pair = conversation.pair();
      users
          .find(pair.partnerOf(viewer))
          .ifPresent(
              person ->
                  chats.add(
                      new Summary.OfPerson(
                          person, presence.isOnline(person.id()), standing(conversation, viewer))));
    }
    chats.sort(Comparator.comparing(ListChats::lastChange).reversed());
    return chats;
  }

  private Standing standing(ConversationId id, UserId viewer) {
    // First, since it may move while this runs, and never stands beyond the last message.
    long read = messages.readMark(id, viewer);
    Conversation conversation = messages.conversation(id);
    List<Message> last = messages.before(id, conversation.lastSeq() + 1, 1).messages();
    return new Standing(
        conversation,
        last.isEmpty() ? null : last.getFirst().seenBy(viewer),
        conversation.lastSeq() - read);
  }

  private static Instant lastChange(Summary summary) {
    Message last = summary.standing().last();
    return switch (summary) {
      case Summary.OfGroup(Group group, _, _) -> last == null ? group.createdAt() : last.sentAt();
      case Summary.OfPerson _ -> last == null ? Instant.EPOCH : last.sentAt();
    };
  }
}
