package chat.parley.application.message;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Permission;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's chats, the one written in last first. Somebody can have written with everyone
 * there is: of people there are {@link #MOST_PEOPLE} at the most, and of last messages, from the
 * first on, as many as have texts of {@link #MOST_BYTES}.
 */
public final class ListChats
    implements UseCase<SignedIn, ListChats.Query, List<ListChats.Summary>> {
  public record Query() {}

  static final int MOST_PEOPLE = 1_000;
  static final int MOST_BYTES = 500_000;

  private static final Comparator<Summary> OLDEST_FIRST =
      Comparator.comparing(ListChats::lastChange);

  /**
   * How a chat stands for one participant.
   *
   * @param last null if there is none, or if those of other chats leave no room for it
   */
  public record Standing(Conversation conversation, @Nullable Message last, long unread) {
    private Standing within(TextBudget budget) {
      return last == null || budget.take(last) ? this : new Standing(conversation, null, unread);
    }
  }

  public sealed interface Summary {
    Standing standing();

    Summary with(Standing other);

    record OfGroup(Group group, boolean showsInvite, Standing standing) implements Summary {
      @Override
      public Summary with(Standing other) {
        return new OfGroup(group, showsInvite, other);
      }
    }

    record OfPerson(User person, boolean online, Standing standing) implements Summary {
      @Override
      public Summary with(Standing other) {
        return new OfPerson(person, online, other);
      }
    }
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
    chats.addAll(people(viewer));
    chats.sort(OLDEST_FIRST.reversed());
    TextBudget budget = new TextBudget(MOST_BYTES);
    chats.replaceAll(chat -> chat.with(chat.standing().within(budget)));
    return chats;
  }

  private Collection<Summary> people(UserId viewer) {
    Queue<Summary> newest = new PriorityQueue<>(OLDEST_FIRST);
    for (ConversationId conversation : messages.pairsOf(viewer)) {
      users
          .find(conversation.pair().partnerOf(viewer))
          .ifPresent(person -> newest.add(summary(person, standing(conversation, viewer))));
      if (newest.size() > MOST_PEOPLE) {
        newest.remove();
      }
    }
    return newest;
  }

  private Summary summary(User person, Standing standing) {
    return new Summary.OfPerson(person, presence.isOnline(person.id()), standing);
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
