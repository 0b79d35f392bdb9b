package chat.parley.jsonstore;

/** What waits for a batch: to be run when it is durable, or else when it is lost. */
final class Held {
  private final Runnable durable;
  private final Runnable lost;
  private volatile boolean isLost;

  Held(Runnable durable, Runnable lost) {
    this.durable = durable;
    this.lost = lost;
  }

  /** What it waits for is taken back. */
  void lose() {
    isLost = true;
  }

  boolean isLost() {
    return isLost;
  }

  void run() {
    (isLost ? lost : durable).run();
  }
}
