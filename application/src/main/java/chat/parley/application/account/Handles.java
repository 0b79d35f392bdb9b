package chat.parley.application.account;

import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.Tag;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.Optional;
import java.util.function.Function;

/** Gives users handles: the name they want and a tag, at random among those that are free. */
public final class Handles {
  /** Others may take the tag just found; this many times in a row they don't. */
  private static final int TRIES = 10;

  private final UserRepository users;
  private final Secrets secrets;

  public Handles(UserRepository users, Secrets secrets) {
    this.users = users;
    this.secrets = secrets;
  }

  /** Stores the account made for a free handle of this name. */
  User add(Username name, Function<Handle, User> account) {
    return withFreeTag(name, handle -> Optional.of(account.apply(handle)).filter(users::add));
  }

  /** Renames a user, who keeps their tag if it is free under the new name. */
  User rename(User user, Username name) {
    return renamed(user.id(), new Handle(name, user.handle().tag()))
        .orElseGet(() -> withFreeTag(name, handle -> renamed(user.id(), handle)));
  }

  private Optional<User> renamed(UserId user, Handle handle) {
    try {
      return Optional.of(users.change(user, current -> current.renamed(handle)));
    } catch (Rejected rejected) {
      if (rejected.rejection() instanceof Rejection.Conflict) {
        return Optional.empty();
      }
      throw rejected;
    }
  }

  private User withFreeTag(Username name, Function<Handle, Optional<User>> claim) {
    for (int tries = 0; tries < TRIES; tries++) {
      Tag tag = Tag.anyBut(users.tagsOf(name), secrets).orElseThrow(Handles::noTagLeft);
      Optional<User> user = claim.apply(new Handle(name, tag));
      if (user.isPresent()) {
        return user.get();
      }
    }
    throw noTagLeft();
  }

  private static Rejected noTagLeft() {
    return new Rejection.Conflict("All tags of this name are taken. Choose another name.")
        .rejected();
  }
}
