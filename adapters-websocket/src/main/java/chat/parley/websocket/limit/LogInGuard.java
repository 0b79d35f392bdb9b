package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.application.account.LogIn;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Username;
import chat.parley.websocket.connection.Connection;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Against guessing passwords: of one account by many, and of many accounts by one. A handle that
 * nobody has is locked like any other, so that this tells nothing either.
 */
final class LogInGuard implements Guard<Caller, LogIn.Command> {
  private static final Duration PERIOD = Duration.ofMinutes(15);

  private final FailedTries byAccount;
  private final FailedTries byAddress;

  LogInGuard(LockoutRepository lockouts, InstantSource clock, TimeMeter meter) {
    byAccount = new FailedTries(lockouts, clock, meter, 5, PERIOD);
    byAddress = new FailedTries(lockouts, clock, meter, 20, PERIOD);
  }

  @Override
  public void admit(Connection connection, Caller caller, LogIn.Command command) {
    byAccount.check(account(command));
    byAddress.check(address(connection));
  }

  @Override
  public void refused(
      Connection connection, Caller caller, LogIn.Command command, Rejection rejection) {
    if (rejection instanceof Rejection.InvalidCredentials) {
      byAccount.failed(account(command));
      byAddress.failed(address(connection));
    }
  }

  private static String account(LogIn.Command command) {
    return "login:account:" + Username.keyOf(command.handle());
  }

  private static String address(Connection connection) {
    return "login:address:" + connection.address();
  }
}
