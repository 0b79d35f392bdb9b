package chat.parley.domain.store;

/**
 * Holds back what depends on stored changes until they can't be lost.
 *
 * <p>Actions run in the order in which they were given, each once; an action given after a change
 * was stored runs after that change is durable. Where nothing waits to become durable it runs at
 * once, in the calling thread. Actions are short and never wait: they may run on the thread that
 * all writing passes through.
 */
@FunctionalInterface
public interface Commits {
  /** For stores whose changes are durable, or as durable as they get, when a call returns. */
  Commits IMMEDIATE = (durable, lost) -> durable.run();

  /**
   * Runs {@code durable} once all changes stored so far are durable, or {@code lost} if they
   * failed.
   */
  void whenDurable(Runnable durable, Runnable lost);
}
