package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.application.account.AccountLookup;
import chat.parley.application.account.LogIn;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.rate.Rates;
import java.util.Optional;

/**
 * Against guessing passwords: of one account by many, and of many accounts by one. A handle that
 * nobody has is locked like any other, so that this tells nothing either.
 */
final class LogInGuard implements Guard<Caller, LogIn.Command> {
  private final AccountLookup accounts;
  private final FailedTries byAccount;
  private final FailedTries byAddress;

  LogInGuard(LimitFactory limits, Rates rates, AccountLookup accounts) {
    this.accounts = accounts;
    byAccount = limits.failedTries(Limit.LOGIN_ACCOUNT, rates.loginAccount());
    byAddress = limits.failedTries(Limit.LOGIN_ADDRESS, rates.loginAddress());
  }

  @Override
  public Admission admit(Connection connection, Caller caller, LogIn.Command command) {
    Tries tries = new Tries();
    account(command).ifPresent(key -> tries.begin(() -> byAccount.begin(key)));
    tries.begin(() -> byAddress.begin(address(connection)));
    return refusal -> tries.end(refusal instanceof Rejection.InvalidCredentials);
  }

  /** What can be no account's counts by address alone. */
  private Optional<String> account(LogIn.Command command) {
    return accounts.key(command.handle()).map(key -> "login:account:" + key);
  }

  private static String address(Connection connection) {
    return "login:address:" + connection.address();
  }
}
