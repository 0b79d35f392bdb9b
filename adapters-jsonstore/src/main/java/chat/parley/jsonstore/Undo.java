package chat.parley.jsonstore;

/** Takes back in memory what a step did there. */
@FunctionalInterface
interface Undo {
  void run();

  /** Lines have moved to other places, because their file was rewritten. */
  default void relocate() {}
}
