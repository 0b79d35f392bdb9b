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
import chat.parley.websocket.rate.Rate;
import chat.parley.websocket.rate.Rates;
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

  /** Lets through what these rates allow. */
  public static Guards of(LimitFactory limits, Rates rates, AccountLookup accounts) {
    RateLimiter registering = limits.rate(Limit.REGISTER, rates.register());
    RateLimiter sending = limits.rate(Limit.MESSAGE, rates.message());
    RateLimiter updating = limits.rate(Limit.UPDATE, rates.update());
    RateLimiter typing = limits.rate(Limit.TYPING, rates.typing());
    Rate refusals = rates.frames().withBurst(FrameBudget.REFUSALS_OF_A_FLOOD);
    Runnable frameRefused = () -> limits.observer().limited(Limit.FRAMES);
    return new Guards(
        (connection, _, _) -> registering.admit(connection.address()),
        new LogInGuard(limits, rates, accounts),
        new InviteGuard(limits, rates),
        (_, user, _) -> sending.admit(user.user().value()),
        (_, user, _) -> updating.admit(user.user().value()),
        // "No longer" has a bucket of its own: to drop it would leave somebody typing for ever.
        (_, user, command) -> {
          typing.take(user.user() + " " + command.to() + " " + command.typing());
          return updating.admit(user.user().value());
        },
        () ->
            new FrameBudget(
                RateLimiter.bucket(rates.frames(), limits.meter()),
                RateLimiter.bucket(refusals, limits.meter()),
                frameRefused));
  }
}
