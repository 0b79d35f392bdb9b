package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All groups. No two have the same id or invite code.
 *
 * <p>A decision runs in the store's critical section: what it reads from the other repositories of
 * the same store is current and stays so until the decision is stored. It does no I/O. One that
 * throws stores nothing and tells nobody; the notices of one that returns are told in the order in
 * which the store's changes were stored, once they are durable.
 */
public interface GroupRepository {

  /** Stores a new group, or returns false and stores nothing if its id or its code is taken. */
  boolean add(Group group);

  Optional<Group> find(GroupId id);

  Optional<Group> find(InviteCode code);

  /** The groups that a user is in. */
  List<Group> of(UserId member);

  /**
   * Stores what {@code decision} makes of a group and returns it. Refuses {@code NotFound} if there
   * is none, {@code Conflict} if its new invite code is another group's.
   */
  Group change(GroupId id, Function<Group, Change<Group>> decision);
}
