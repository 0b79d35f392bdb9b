package chat.parley.websocket.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What one try counts against: it begins everywhere or nowhere, and ends everywhere. */
final class Tries {
  private final List<Consumer<Boolean>> begun = new ArrayList<>();

  /** {@code begin} refuses by throwing, or returns what wants to hear whether the try failed. */
  Tries begin(Supplier<Consumer<Boolean>> begin) {
    boolean refused = true;
    try {
      begun.add(begin.get());
      refused = false;
      return this;
    } finally {
      if (refused) {
        end(false);
      }
    }
  }

  void end(boolean failed) {
    end(0, failed);
  }

  /** One that can't keep its lock-out must not keep the others from their end. */
  private void end(int from, boolean failed) {
    if (from < begun.size()) {
      try {
        begun.get(from).accept(failed);
      } finally {
        end(from + 1, failed);
      }
    }
  }
}
