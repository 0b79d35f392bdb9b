package chat.parley.jsonstore;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The store's one critical section: all that is in memory is read and changed in it, and nothing in
 * it waits for a disk.
 */
final class Section {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ThreadLocal<Sighting> sightings = ThreadLocal.withInitial(Sighting::new);
  private long generation;
  private boolean writerIdles;
  private boolean called;

  <T> T in(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  void run(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }

  /** What this thread has seen of the store. */
  Sighting sighting() {
    return sightings.get();
  }

  /** In the section: how often changes were taken back. */
  long generation() {
    return generation;
  }

  /** In the section: changes are taken back, which threads may have seen already. */
  void nextGeneration() {
    generation++;
  }

  /** In the section: there is work for the writer. Costs nothing while it is busy anyway. */
  void wakeWriter() {
    if (writerIdles) {
      writerIdles = false;
      work.signal();
    }
  }

  /**
   * In the section: there is something else for the writer to do, and it is not to wait for more.
   */
  void callWriter() {
    called = true;
    wakeWriter();
  }

  /** In the section: for the writer, waits for work, for {@code nanos} at most. */
  void awaitWork(long nanos) {
    writerIdles = true;
    try {
      long left = nanos;
      while (writerIdles && !called && left > 0) {
        left = work.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      // Nobody interrupts this thread; if somebody does, the writer looks round and comes back.
    } finally {
      writerIdles = false;
      called = false;
    }
  }
}
