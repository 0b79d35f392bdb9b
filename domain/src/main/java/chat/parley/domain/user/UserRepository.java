package chat.parley.domain.user;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All accounts. No two have the same id, nor handles with the same key; every call is one atomic
 * step.
 */
public interface UserRepository {

  /** Stores a new user, or returns false and stores nothing if the id or the handle is taken. */
  boolean add(User user);

  Optional<User> find(UserId id);

  Optional<User> find(Handle handle);

  /** All users of exactly this name, in any case. */
  List<User> named(Username name);

  /**
   * Up to {@code limit} users whose name's key begins with {@code keyPrefix}, in the keys' order.
   */
  List<User> startingWith(String keyPrefix, int limit);

  /** The tags in use for this name, as a copy. */
  BitSet tagsOf(Username name);

  /**
   * Replaces a user by what {@code decision} makes of it and returns that. Refuses {@code NotFound}
   * if there is none, {@code Conflict} if the new handle is another user's.
   */
  User change(UserId id, UnaryOperator<User> decision);
}
