package chat.parley.application.account;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.List;

/** Gives the caller another name, here and in the groups they are in. */
public final class RenameUser implements UseCase<SignedIn, Username, User> {
  private final UserRepository users;
  private final GroupRepository groups;
  private final Handles handles;

  public RenameUser(UserRepository users, GroupRepository groups, Handles handles) {
    this.users = users;
    this.groups = groups;
    this.handles = handles;
  }

  @Override
  public User handle(SignedIn caller, Username name) {
    User before =
        users.find(caller.user()).orElseThrow(() -> new Rejection.Unauthenticated().rejected());
    User after = handles.rename(before, name);
    for (Group group : groups.of(after.id())) {
      groups.change(group.id(), current -> shown(current, after));
    }
    return after;
  }

  /** Whoever was removed from a group meanwhile has no name there to change. */
  private static Change<Group> shown(Group group, User user) {
    return group.has(user.id())
        ? group.rename(user.id(), user.username())
        : new Change<>(group, List.of());
  }
}
