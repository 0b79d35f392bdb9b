package chat.parley.websocket.route;

import chat.parley.application.Caller;
import chat.parley.application.UseCase;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.json.Fields;
import chat.parley.websocket.json.Write;
import chat.parley.websocket.limit.Admission;
import chat.parley.websocket.limit.Guard;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request type through the server.
 *
 * @param work what a command asks of the server
 * @param guard refuses what is too much
 * @param replyType what the reply is called; null if there is none
 * @param effect what a success means for the connection, before it is answered
 */
public record Route<C extends Caller, I, O>(
    String type,
    BiFunction<C, I, Work> work,
    Access<C> access,
    Function<Fields, I> read,
    Guard<C, ? super I> guard,
    UseCase<C, I, O> useCase,
    @Nullable String replyType,
    Write<O> write,
    BiConsumer<Connection, O> effect) {

  /** A route that decides in memory, within microseconds. */
  public static <C extends Caller, I, O> Route<C, I, O> quick(
      String type,
      Access<C> access,
      Function<Fields, I> read,
      UseCase<C, I, O> useCase,
      Write<O> write) {
    return new Route<>(
        type,
        (_, _) -> Work.QUICK,
        access,
        read,
        (_, _, _) -> Admission.FREE,
        useCase,
        type,
        write,
        (_, _) -> {});
  }

  /** A route that may wait. */
  public static <C extends Caller, I, O> Route<C, I, O> slow(
      String type,
      Access<C> access,
      Function<Fields, I> read,
      UseCase<C, I, O> useCase,
      Write<O> write) {
    return quick(type, access, read, useCase, write).slowWhen((_, _) -> true);
  }

  Route<C, I, O> slowWhen(BiPredicate<C, I> condition) {
    return working((caller, command) -> condition.test(caller, command) ? Work.SLOW : Work.QUICK);
  }

  Route<C, I, O> hashing() {
    return working((_, _) -> Work.HASHING);
  }

  private Route<C, I, O> working(BiFunction<C, I, Work> other) {
    return new Route<>(type, other, access, read, guard, useCase, replyType, write, effect);
  }

  Route<C, I, O> guardedBy(Guard<C, ? super I> other) {
    return new Route<>(type, work, access, read, other, useCase, replyType, write, effect);
  }

  Route<C, I, O> replyAs(String otherType) {
    return new Route<>(type, work, access, read, guard, useCase, otherType, write, effect);
  }

  Route<C, I, O> withoutReply() {
    return new Route<>(type, work, access, read, guard, useCase, null, write, effect);
  }

  Route<C, I, O> then(BiConsumer<Connection, O> consequence) {
    return new Route<>(type, work, access, read, guard, useCase, replyType, write, consequence);
  }
}
