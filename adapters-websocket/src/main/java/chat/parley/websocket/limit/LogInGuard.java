package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.application.account.LogIn;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Username;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Limit;
import java.time.Duration;

/**
 * Against guessing passwords: of one account by many, and of many accounts by one. A handle that
 * nobody has is locked like any other, so that this tells nothing either.
 */
final class LogInGuard implements Guard<Caller, LogIn.Command> {
  private static final Duration PERIOD = Duration.ofMinutes(15);

  private final FailedTries byAccount;
  private final FailedTries byAddress;

  LogInGuard(LimitFactory limits) {
    byAccount = limits.failedTries(Limit.LOGIN_ACCOUNT, 5, PERIOD);
    byAddress = limits.failedTries(Limit.LOGIN_ADDRESS, 20, PERIOD);
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
