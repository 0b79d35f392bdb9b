package chat.parley.domain.chat;

/** Tells people what happened, on the connections they have open now. Never waits for them. */
@FunctionalInterface
public interface Notifier {

  void tell(Notice notice);

  /**
   * Runs {@code burst}, in which much is told or released at a time. What it causes may be sent
   * when it is over, together, which is cheaper than one by one.
   */
  default void together(Runnable burst) {
    burst.run();
  }
}
