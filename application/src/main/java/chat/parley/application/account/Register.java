package chat.parley.application.account;

import chat.parley.application.Caller;
import chat.parley.application.UseCase;
import chat.parley.domain.random.Ids;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.PasswordHasher;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import java.time.Instant;
import java.time.InstantSource;

/** Makes an account under a name of the caller's choice and a tag of ours, and signs in. */
public final class Register implements UseCase<Caller, Register.Command, Account> {
  public record Command(Username username, Password password) {}

  private final PasswordHasher hasher;
  private final Handles handles;
  private final OpenSession openSession;
  private final Ids ids;
  private final InstantSource clock;
  private final AccountPolicy policy;

  public Register(
      PasswordHasher hasher,
      Handles handles,
      OpenSession openSession,
      Ids ids,
      InstantSource clock,
      AccountPolicy policy) {
    this.hasher = hasher;
    this.handles = handles;
    this.openSession = openSession;
    this.ids = ids;
    this.clock = clock;
    this.policy = policy;
  }

  @Override
  public Account handle(Caller caller, Command command) {
    PasswordHash hash = hasher.hash(command.password().atLeast(policy.passwordMinLength()));
    UserId id = UserId.from(ids);
    Instant now = clock.instant();
    return openSession.of(
        handles.add(command.username(), handle -> new User(id, handle, hash, now)));
  }
}
