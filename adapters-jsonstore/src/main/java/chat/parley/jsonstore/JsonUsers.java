package chat.parley.jsonstore;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import chat.parley.jsonstore.format.StoreFile;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users in {@code users.json}, all held in memory. */
final class JsonUsers implements UserRepository {
  private final Journal journal;
  private final UserTable users;

  JsonUsers(Journal journal, UserTable users) {
    this.journal = journal;
    this.users = users;
  }

  @Override
  public boolean add(User user) {
    return journal.change(
        () -> {
          if (users.find(user.id()) != null || users.find(user.handle()) != null) {
            return false;
          }
          store(user);
          journal.undo(() -> users.remove(user.id()));
          return true;
        });
  }

  @Override
  public Optional<User> find(UserId id) {
    return journal.read(() -> Optional.ofNullable(users.find(id)));
  }

  @Override
  public Optional<User> find(Handle handle) {
    return journal.read(() -> Optional.ofNullable(users.find(handle)));
  }

  @Override
  public List<User> named(Username name) {
    return journal.read(() -> users.named(name));
  }

  @Override
  public List<User> startingWith(String keyPrefix, int limit) {
    return journal.read(() -> users.startingWith(keyPrefix, limit));
  }

  @Override
  public BitSet tagsOf(Username name) {
    return journal.read(() -> users.tagsOf(name));
  }

  @Override
  public User change(UserId id, UnaryOperator<User> decision) {
    return journal.change(
        () -> {
          User before = users.find(id);
          if (before == null) {
            throw new Rejection.NotFound("user_id", "There is no such user.").rejected();
          }
          User next = decision.apply(before);
          if (!next.id().equals(id)) {
            throw new IllegalArgumentException("a decision can't give user " + id + " another id");
          }
          User other = users.find(next.handle());
          if (other != null && !other.id().equals(id)) {
            throw new Rejection.Conflict("The handle " + next.handle() + " is taken.").rejected();
          }
          if (!next.equals(before)) {
            store(next);
            journal.undo(() -> users.put(before));
          }
          return next;
        });
  }

  private void store(User user) {
    UserLines.write(journal.line(StoreFile.USERS, UserLines.USER), user);
    journal.append(StoreFile.USERS);
    users.put(user);
  }
}
