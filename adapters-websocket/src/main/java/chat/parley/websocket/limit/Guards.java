package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.application.SignedIn;
import chat.parley.application.account.AccountLookup;
import chat.parley.application.account.LogIn;
import chat.parley.application.account.Register;
import chat.parley.application.message.ShowTyping;
import chat.parley.domain.chat.InviteCode;
import chat.parley.websocket.connection.FrameBudget;
import chat.parley.websocket.connection.Limit;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The guards of those requests that have one.
 *
 * @param message before all that changes what others see of chats and people
 * @param update before all else that others are told of a user, such as voice signals, of which
 *     honest clients send many at once
 * @param typing what it refuses is dropped in silence
 * @param frames the budget of a new connection
 */
public record Guards(
    Guard<Caller, Register.Command> register,
    Guard<Caller, LogIn.Command> logIn,
    Guard<SignedIn, InviteCode> invite,
    Guard<SignedIn, Object> message,
    Guard<SignedIn, Object> update,
    Guard<SignedIn, ShowTyping.Command> typing,
    Supplier<FrameBudget> frames) {

  /** Lets everything through. */
  public static final Guards NONE =
      new Guards(
          (_, _, _) -> Admission.FREE,
          (_, _, _) -> Admission.FREE,
          (_, _, _) -> Admission.FREE,
          (_, _, _) -> Admission.FREE,
          (_, _, _) -> Admission.FREE,
          (_, _, _) -> Admission.FREE,
          FrameBudget::unlimited);

  /** The limits of the protocol. */
  public static Guards of(LimitFactory limits, AccountLookup accounts) {
    Rate registering = limits.rate(Limit.REGISTER, 5, 5, Duration.ofHours(1));
    Rate sending = limits.rate(Limit.MESSAGE, 20, 2, Duration.ofSeconds(1));
    Rate updating = limits.rate(Limit.UPDATE, 60, 10, Duration.ofSeconds(1));
    Rate typing = limits.rate(Limit.TYPING, 1, 1, Duration.ofSeconds(3));
    Runnable frameRefused = () -> limits.observer().limited(Limit.FRAMES);
    return new Guards(
        (connection, _, _) -> registering.admit(connection.address()),
        new LogInGuard(limits, accounts),
        new InviteGuard(limits),
        (_, user, _) -> sending.admit(user.user().value()),
        (_, user, _) -> updating.admit(user.user().value()),
        // "No longer" has a bucket of its own: to drop it would leave somebody typing for ever.
        (_, user, command) -> {
          typing.take(user.user() + " " + command.to() + " " + command.typing());
          return updating.admit(user.user().value());
        },
        () ->
            new FrameBudget(
                Rate.bucket(60, 10, Duration.ofSeconds(1), limits.meter()),
                Rate.bucket(
                    FrameBudget.REFUSALS_OF_A_FLOOD, 10, Duration.ofSeconds(1), limits.meter()),
                frameRefused));
  }
}
