package chat.parley.websocket.route;

import chat.parley.application.Caller;
import chat.parley.application.UseCase;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.json.Fields;
import chat.parley.websocket.json.Write;
import chat.parley.websocket.limit.Guard;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request type through the server.
 *
 * @param isSlow whether a command may wait (for a hash, for a page from disk) and so belongs on a
 *     virtual thread; one that only decides in memory runs on the connection's event loop
 * @param guard refuses what is too much
 * @param replyType what the reply is called; null if there is none
 * @param effect what a success means for the connection, before it is answered
 */
public record Route<C extends Caller, I, O>(
    String type,
    BiPredicate<C, I> isSlow,
    Access<C> access,
    Function<Fields, I> read,
    Guard<C, I> guard,
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
        type, (_, _) -> false, access, read, (_, _, _) -> {}, useCase, type, write, (_, _) -> {});
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
    return new Route<>(type, condition, access, read, guard, useCase, replyType, write, effect);
  }

  Route<C, I, O> guardedBy(Guard<C, I> other) {
    return new Route<>(type, isSlow, access, read, other, useCase, replyType, write, effect);
  }

  Route<C, I, O> replyAs(String otherType) {
    return new Route<>(type, isSlow, access, read, guard, useCase, otherType, write, effect);
  }

  Route<C, I, O> withoutReply() {
    return new Route<>(type, isSlow, access, read, guard, useCase, null, write, effect);
  }

  Route<C, I, O> then(BiConsumer<Connection, O> consequence) {
    return new Route<>(type, isSlow, access, read, guard, useCase, replyType, write, consequence);
  }
}
