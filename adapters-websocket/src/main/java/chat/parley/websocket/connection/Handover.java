package chat.parley.websocket.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands work over to the threads of connections. What is given within a burst goes in one piece to
 * each thread: to wake a thread that sleeps costs a system call and a change of threads, more than
 * a frame does.
 */
public final class Handover {
  private static final Logger LOG = Logger.getLogger(Handover.class);
  private static final ThreadLocal<@Nullable Handover> CURRENT = new ThreadLocal<>();

  /** So that in a long burst the first need not wait for the last. */
  private static final int MOST_GATHERED = 256;

  private final Map<Executor, List<Runnable>> gathered = new HashMap<>();
  private int count;

  private Handover() {}

  /** Runs {@code burst}, and hands over what it gives to {@link #execute} in few pieces. */
  static void together(Runnable burst) {
    if (CURRENT.get() != null) {
      burst.run(); // it is part of a larger one
      return;
    }
    Handover handover = new Handover();
    CURRENT.set(handover);
    try {
      burst.run();
    } finally {
      CURRENT.remove();
      handover.flush();
    }
  }

  /** Has {@code thread} run {@code task}, after all that it was given before by this thread. */
  public static void execute(Executor thread, Runnable task) {
    Handover handover = CURRENT.get();
    if (handover == null) {
      thread.execute(task);
    } else {
      handover.add(thread, task);
    }
  }

  private void add(Executor thread, Runnable task) {
    gathered.computeIfAbsent(thread, _ -> new ArrayList<>()).add(task);
    count++;
    if (count == MOST_GATHERED) {
      flush();
    }
  }

  private void flush() {
    gathered.forEach((thread, tasks) -> thread.execute(() -> together(() -> run(tasks))));
    gathered.clear();
    count = 0;
  }

  private static void run(List<Runnable> tasks) {
    tasks.forEach(Handover::run);
  }

  /** As where each is a task of its own: one that fails does not keep others from running. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("work for a connection failed", e);
    }
  }
}
