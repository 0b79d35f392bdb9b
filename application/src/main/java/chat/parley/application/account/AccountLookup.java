package chat.parley.application.account;

import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.List;
import java.util.Optional;

/** Finds the account that a text means: a handle, or the bare name where only one user has it. */
public record AccountLookup(UserRepository users) {

  Optional<User> find(String text) {
    return named(text).flatMap(this::find);
  }

  /**
   * What failed tries with this text count against: equal for all texts that mean one account, and
   * bounded. Empty for what is nobody's whatever accounts there are.
   *
   * <p>Whether there is an account must not show in what counts together. So a name that one user
   * has counts with any tag, right or wrong, as does a name that nobody has.
   */
  public Optional<String> key(String text) {
    return named(text).map(this::key);
  }

  private String key(Named named) {
    return find(named)
        .map(user -> user.id().value())
        .orElseGet(
            () -> {
              List<User> namesakes = users.named(named.name());
              return switch (namesakes.size()) {
                case 0 -> "#" + named.name().key();
                case 1 -> namesakes.getFirst().id().value();
                default -> "#" + named.handle().map(Handle::key).orElse(named.name().key());
              };
            });
  }

  private Optional<User> find(Named named) {
    if (named.handle().isPresent()) {
      return named.handle().flatMap(users::find);
    }
    List<User> namesakes = users.named(named.name());
    return namesakes.size() == 1 ? Optional.of(namesakes.getFirst()) : Optional.empty();
  }

  private static Optional<Named> named(String text) {
    try {
      if (text.indexOf('#') < 0) {
        return Optional.of(new Named(new Username(text), Optional.empty()));
      }
      Handle handle = Handle.of(text);
      return Optional.of(new Named(handle.username(), Optional.of(handle)));
    } catch (Rejected _) {
      return Optional.empty(); // what is no handle is nobody's handle
    }
  }

  private record Named(Username name, Optional<Handle> handle) {}
}
