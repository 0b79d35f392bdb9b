package chat.parley.jsonstore.python;

import java.util.function.Consumer;

/** What was not as it should be, and what became of it; told one by one, as there may be many. */
final class Oddities {
  private final Consumer<String> listener;
  private long count;

  Oddities(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(String where, String what) {
    count++;
    listener.accept(where + ": " + what);
  }

  long count() {
    return count;
  }
}
