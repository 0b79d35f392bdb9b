package chat.parley.application.account;

import chat.parley.application.Caller;
import chat.parley.application.UseCase;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.PasswordHasher;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.List;
import java.util.Optional;

/**
 * Signs in by handle and password; the bare name does where only one user has it.
 *
 * <p>A handle that nobody has costs one hash like any other, and is answered like a wrong password,
 * so that nobody learns by trying, or by the time it takes, which handles there are.
 */
public final class LogIn implements UseCase<Caller, LogIn.Command, Account> {
  public record Command(String handle, Password password) {}

  private final UserRepository users;
  private final PasswordHasher hasher;
  private final OpenSession openSession;

  public LogIn(UserRepository users, PasswordHasher hasher, OpenSession openSession) {
    this.users = users;
    this.hasher = hasher;
    this.openSession = openSession;
  }

  @Override
  public Account handle(Caller caller, Command command) {
    Optional<User> user = named(command.handle());
    PasswordHash hash = user.map(User::password).orElseGet(hasher::decoy);
    boolean matches = hasher.matches(command.password(), hash);
    return openSession.of(
        user.filter(_ -> matches).orElseThrow(() -> new Rejection.InvalidCredentials().rejected()));
  }

  private Optional<User> named(String text) {
    try {
      if (text.indexOf('#') >= 0) {
        return users.find(Handle.of(text));
      }
      List<User> namesakes = users.named(new Username(text));
      return namesakes.size() == 1 ? Optional.of(namesakes.getFirst()) : Optional.empty();
    } catch (Rejected _) {
      return Optional.empty(); // what is no handle is nobody's handle
    }
  }
}
