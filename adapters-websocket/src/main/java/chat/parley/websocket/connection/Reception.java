package chat.parley.websocket.connection;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What all connections share.
 *
 * @param budgets the budget of a new connection
 * @param backlog what they may hold together
 * @param nanoTime a clock that nobody sets: {@link System#nanoTime}
 */
public record Reception(
    RequestHandler handler,
    Supplier<FrameBudget> budgets,
    Backlog backlog,
    LongSupplier nanoTime,
    WireObserver observer) {}
