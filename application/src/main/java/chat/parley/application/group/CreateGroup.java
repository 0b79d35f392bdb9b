package chat.parley.application.group;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import java.time.Duration;
import java.time.InstantSource;

/** Makes a group with the caller as its owner and a fresh invite code. */
public final class CreateGroup implements UseCase<SignedIn, GroupName, GroupView> {
  /** With half of the million codes live, this many draws all fail once in 10^15 times. */
  private static final int DRAWS = 50;

  private static final Duration UNTIL_CODES_ARE_FREE = Duration.ofMinutes(1);

  private final GroupRepository groups;
  private final Membership membership;
  private final Ids ids;
  private final Secrets secrets;
  private final InstantSource clock;

  public CreateGroup(
      GroupRepository groups,
      Membership membership,
      Ids ids,
      Secrets secrets,
      InstantSource clock) {
    this.groups = groups;
    this.membership = membership;
    this.ids = ids;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public GroupView handle(SignedIn caller, GroupName name) {
    User owner = membership.candidate(caller);
    for (int draw = 0; draw < DRAWS; draw++) {
      InviteCode code = InviteCode.from(secrets);
      Group group = Group.create(GroupId.from(ids), name, code, owner, clock.instant());
      if (groups.add(group)) {
        return new GroupView(group, null, true);
      }
    }
    throw new Rejection.Unavailable(UNTIL_CODES_ARE_FREE).rejected();
  }
}
