package chat.parley.websocket.limit;

import chat.parley.application.SignedIn;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.rate.Rates;
import java.util.function.Consumer;

/**
 * Against guessing invite codes, of which there are only a million: by one user, from one address,
 * and by many together.
 */
final class InviteGuard implements Guard<SignedIn, InviteCode> {
  private static final String ALL = "all";

  private final FailedTries byUser;
  private final FailedTries byAddress;
  private final RateLimiter ofAll;

  InviteGuard(LimitFactory limits, Rates rates) {
    byUser = limits.failedTries(Limit.INVITE_USER, rates.inviteUser());
    byAddress = limits.failedTries(Limit.INVITE_ADDRESS, rates.inviteAddress());
    ofAll = limits.rate(Limit.INVITE_ALL, rates.inviteAll());
  }

  @Override
  public Admission admit(Connection connection, SignedIn caller, InviteCode code) {
    Tries tries =
        new Tries()
            .begin(() -> byUser.begin(user(caller)))
            .begin(() -> byAddress.begin(address(connection)))
            .begin(this::ofAll);
    return refusal -> tries.end(refusal instanceof Rejection.InviteInvalid);
  }

  private Consumer<Boolean> ofAll() {
    ofAll.take(ALL);
    return failed -> {
      if (!failed) {
        ofAll.giveBack(ALL);
      }
    };
  }

  private static String user(SignedIn caller) {
    return "invite:user:" + caller.user();
  }

  private static String address(Connection connection) {
    return "invite:address:" + connection.address();
  }
}
