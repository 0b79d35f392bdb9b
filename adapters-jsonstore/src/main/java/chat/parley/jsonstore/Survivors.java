package chat.parley.jsonstore;

import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineReader;
import java.io.IOException;

/** Which lines of a file still count, for its shorter next version. */
interface Survivors {

  /** Looks at a record, and writes it to {@code next} if it counts and can be told to already. */
  void read(LineReader line, long offset, Fields fields, NextFile next) throws IOException;

  /** Writes the rest, when all records were read. */
  void finish(NextFile next) throws IOException;

  /**
   * In the critical section: from now on lines are where they are in the next file, with {@code
   * base} added.
   */
  default void relocate(long base) {}

  /** In the critical section, after {@link #relocate}. */
  default void forget() {}
}
