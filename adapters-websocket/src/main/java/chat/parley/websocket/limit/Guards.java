package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.application.SignedIn;
import chat.parley.application.account.LogIn;
import chat.parley.application.account.Register;
import chat.parley.application.message.SendMessage;
import chat.parley.application.message.ShowTyping;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.websocket.connection.FrameBudget;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The guards of those requests that have one.
 *
 * @param typing what it refuses is dropped in silence
 * @param frames the budget of a new connection
 */
public record Guards(
    Guard<Caller, Register.Command> register,
    Guard<Caller, LogIn.Command> logIn,
    Guard<SignedIn, InviteCode> invite,
    Guard<SignedIn, SendMessage.Command> message,
    Guard<SignedIn, ShowTyping.Command> typing,
    Supplier<FrameBudget> frames) {

  /** Lets everything through. */
  public static final Guards NONE =
      new Guards(
          (_, _, _) -> {},
          (_, _, _) -> {},
          (_, _, _) -> {},
          (_, _, _) -> {},
          (_, _, _) -> {},
          FrameBudget::unlimited);

  /** The limits of the protocol. */
  public static Guards of(LockoutRepository lockouts, InstantSource clock, TimeMeter meter) {
    Rate registering = new Rate(5, 5, Duration.ofHours(1), meter);
    Rate sending = new Rate(20, 2, Duration.ofSeconds(1), meter);
    Rate typing = new Rate(1, 1, Duration.ofSeconds(3), meter);
    return new Guards(
        (connection, _, _) -> registering.take(connection.address()),
        new LogInGuard(lockouts, clock, meter),
        new InviteGuard(lockouts, clock, meter),
        (_, user, _) -> sending.take(user.user().value()),
        // "No longer" has a bucket of its own: to drop it would leave somebody typing for ever.
        (_, user, command) ->
            typing.take(user.user() + " " + command.to() + " " + command.typing()),
        () -> new FrameBudget(Rate.bucket(60, 10, Duration.ofSeconds(1), meter)));
  }
}
