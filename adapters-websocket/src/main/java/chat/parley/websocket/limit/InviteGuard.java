package chat.parley.websocket.limit;

import chat.parley.application.SignedIn;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.Connection;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Against guessing invite codes, of which there are only a million: by one user, from one address,
 * and by many together.
 */
final class InviteGuard implements Guard<SignedIn, InviteCode> {
  private static final Duration PERIOD = Duration.ofMinutes(10);

  /** With 50 live codes one in 20,000 tries hits: at this rate, one in 17 hours on average. */
  private static final int TRIES_OF_ALL = 200;

  private static final String ALL = "all";

  private final FailedTries byUser;
  private final FailedTries byAddress;
  private final Rate ofAll;

  InviteGuard(LockoutRepository lockouts, InstantSource clock, TimeMeter meter) {
    byUser = new FailedTries(lockouts, clock, meter, 5, PERIOD);
    byAddress = new FailedTries(lockouts, clock, meter, 10, PERIOD);
    ofAll = new Rate(TRIES_OF_ALL, TRIES_OF_ALL, PERIOD, meter);
  }

  @Override
  public void admit(Connection connection, SignedIn caller, InviteCode code) {
    byUser.check(user(caller));
    byAddress.check(address(connection));
    ofAll.check(ALL);
  }

  @Override
  public void refused(
      Connection connection, SignedIn caller, InviteCode code, Rejection rejection) {
    if (rejection instanceof Rejection.InviteInvalid) {
      byUser.failed(user(caller));
      byAddress.failed(address(connection));
      ofAll.isEmptyAfterTaking(ALL);
    }
  }

  private static String user(SignedIn caller) {
    return "invite:user:" + caller.user();
  }

  private static String address(Connection connection) {
    return "invite:address:" + connection.address();
  }
}
