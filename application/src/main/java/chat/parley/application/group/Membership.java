package chat.parley.application.group;

import chat.parley.application.SignedIn;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserRepository;

/** Who may enter one more group. */
public final class Membership {
  private final UserRepository users;
  private final GroupRepository groups;
  private final Limits limits;

  public Membership(UserRepository users, GroupRepository groups, Limits limits) {
    this.users = users;
    this.groups = groups;
    this.limits = limits;
  }

  int mostMembers() {
    return limits.groupMembers();
  }

  /** The caller, if they are not in too many groups already; refuses {@code Conflict}. */
  User candidate(SignedIn caller) {
    if (groups.of(caller.user()).size() >= limits.groupsPerUser()) {
      throw new Rejection.Conflict(
              "You are in " + limits.groupsPerUser() + " groups already; nobody is in more.")
          .rejected();
    }
    return users.find(caller.user()).orElseThrow(() -> new Rejection.Unauthenticated().rejected());
  }
}
