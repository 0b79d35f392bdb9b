package chat.parley.application.group;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Permission;
import chat.parley.domain.rejection.Rejection;

/** Shows a group to one of its members. */
public final class GetGroup implements UseCase<SignedIn, GroupId, GroupView> {
  private final GroupRepository groups;
  private final MessageRepository messages;

  public GetGroup(GroupRepository groups, MessageRepository messages) {
    this.groups = groups;
    this.messages = messages;
  }

  @Override
  public GroupView handle(SignedIn caller, GroupId id) {
    Group group =
        groups
            .find(id)
            .orElseThrow(() -> new Rejection.NotFound("group_id", "No such group.").rejected());
    group.member(caller.user());
    return new GroupView(
        group,
        messages.conversation(group.conversation()).pinned(),
        group.may(caller.user(), Permission.INVITE));
  }
}
