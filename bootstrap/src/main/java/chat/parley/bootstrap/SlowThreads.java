package chat.parley.bootstrap;

import chat.parley.websocket.connection.SlowWork;
import java.util.concurrent.Semaphore;

/**
 * A virtual thread for each piece of work, of which so many are at it at a time, first come, first
 * served: a page of history takes some MB while it is made, and more at once are made no sooner.
 */
record SlowThreads(Semaphore places) implements SlowWork {

  /** More than one for each core, since some wait for the disk. */
  SlowThreads() {
    this(new Semaphore(2 * Math.max(2, Runtime.getRuntime().availableProcessors()), true));
  }

  @Override
  public void execute(Runnable task) {
    executeAtOnce(
        () -> {
          places.acquireUninterruptibly();
          try {
            task.run();
          } finally {
            places.release();
          }
        });
  }

  @Override
  public void executeAtOnce(Runnable task) {
    Thread.ofVirtual().start(task);
  }
}
