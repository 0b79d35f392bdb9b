package chat.parley.bootstrap;

import chat.parley.domain.rejection.Rejection;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Work for the processor that takes long, on a bounded number of threads of its own. A bounded
 * number of callers wait for one; the rest are refused at once and told how long to stay away.
 */
final class BoundedWork implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final LongAdder done = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile Duration lastTook;

  /** {@code expected} is how long a piece of work takes, until one has shown it. */
  BoundedWork(String name, int threads, int mostWaiting, Duration expected) {
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(mostWaiting),
            Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    this.lastTook = expected;
  }

  /** Waits for {@code work} to be done on one of the threads; refuses {@code Unavailable}. */
  <T> T await(Callable<T> work) {
    try {
      Future<T> result = threads.submit(() -> timed(work));
      return result.get();
    } catch (RejectedExecutionException _) {
      refused.increment();
      throw unavailable();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unavailable();
    } catch (ExecutionException e) {
      throw new IllegalStateException("work failed", e.getCause());
    }
  }

  /** How many callers wait for a thread. */
  int waiting() {
    return threads.getQueue().size();
  }

  /** How many threads are at work. */
  int running() {
    return threads.getActiveCount();
  }

  /** How many callers were served since the start. */
  long done() {
    return done.sum();
  }

  /** How long the threads worked for those who were served. */
  long nanos() {
    return nanos.sum();
  }

  /** How many callers were refused since the start. */
  long refused() {
    return refused.sum();
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> T timed(Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    lastTook = Duration.ofNanos(System.nanoTime() - start);
    done.increment();
    nanos.add(lastTook.toNanos());
    return result;
  }

  private RuntimeException unavailable() {
    Duration untilAllAreServed =
        lastTook.multipliedBy(waiting() + 1L).dividedBy(threads.getCorePoolSize());
    return new Rejection.Unavailable(untilAllAreServed).rejected();
  }
}
