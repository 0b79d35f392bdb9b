package chat.parley.application.account;

import chat.parley.application.Caller;
import chat.parley.application.UseCase;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.PasswordHasher;
import chat.parley.domain.user.User;
import java.util.Optional;

/**
 * Signs in by handle and password; the bare name does where only one user has it.
 *
 * <p>A handle that nobody has costs one hash like any other, and is answered like a wrong password,
 * so that nobody learns by trying, or by the time it takes, which handles there are.
 */
public final class LogIn implements UseCase<Caller, LogIn.Command, Account> {
  public record Command(String handle, Password password) {}

  private final AccountLookup accounts;
  private final PasswordHasher hasher;
  private final OpenSession openSession;

  public LogIn(AccountLookup accounts, PasswordHasher hasher, OpenSession openSession) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.openSession = openSession;
  }

  @Override
  public Account handle(Caller caller, Command command) {
    Optional<User> user = accounts.find(command.handle());
    PasswordHash hash = user.map(User::password).orElseGet(hasher::decoy);
    boolean matches = hasher.matches(command.password(), hash);
    return openSession.of(
        user.filter(_ -> matches).orElseThrow(() -> new Rejection.InvalidCredentials().rejected()));
  }
}
