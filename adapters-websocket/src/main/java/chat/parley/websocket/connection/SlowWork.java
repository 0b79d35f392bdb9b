package chat.parley.websocket.connection;

/** Runs what may wait, away from the event loops: so many at a time, the others in their order. */
@FunctionalInterface
public interface SlowWork {

  void execute(Runnable task);

  /** Runs what is bounded by itself, and needs no place among the others. */
  default void executeAtOnce(Runnable task) {
    execute(task);
  }
}
