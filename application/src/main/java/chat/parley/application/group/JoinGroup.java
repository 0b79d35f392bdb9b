package chat.parley.application.group;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Permission;
import chat.parley.domain.rejection.Rejection;
import java.time.InstantSource;
import java.util.List;

/**
 * Lets a signed-in user enter a group by presenting its invite code.
 *
 * <p>Joining twice is refused, not ignored: a client that lost a reply learns that it is already
 * in. What was written before counts as read.
 */
public final class JoinGroup implements UseCase<SignedIn, InviteCode, GroupView> {
  private final GroupRepository groups;
  private final MessageRepository messages;
  private final Membership membership;
  private final InstantSource clock;

  public JoinGroup(
      GroupRepository groups,
      MessageRepository messages,
      Membership membership,
      InstantSource clock) {
    this.groups = groups;
    this.messages = messages;
    this.membership = membership;
    this.clock = clock;
  }

  @Override
  public GroupView handle(SignedIn caller, InviteCode code) {
    Group behind = groups.find(code).orElseThrow(() -> new Rejection.InviteInvalid().rejected());
    Group joined = groups.change(behind.id(), group -> entered(group, caller));
    Conversation conversation = messages.conversation(joined.conversation());
    messages.markRead(conversation.id(), caller.user(), conversation.lastSeq(), _ -> List.of());
    return new GroupView(
        joined, conversation.pinned(), joined.may(caller.user(), Permission.INVITE));
  }

  /** Looks at the caller in the store's critical section, or two groups at once pass the limit. */
  private Change<Group> entered(Group group, SignedIn caller) {
    return group.join(membership.candidate(caller), membership.mostMembers(), clock.instant());
  }
}
