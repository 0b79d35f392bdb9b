package chat.parley.websocket.connection;

/** Runs what may wait, away from the event loops. */
@FunctionalInterface
public interface SlowWork {

  void execute(Runnable task);
}
