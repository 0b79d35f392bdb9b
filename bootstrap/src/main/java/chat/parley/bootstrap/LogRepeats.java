package chat.parley.bootstrap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How often each cause was logged since the count was last taken; admits the first few. */
final class LogRepeats {
  static final int MOST_OF_A_CAUSE = 5;

  /** Causes are places in the code; more than these are no causes but words put together. */
  static final int MOST_CAUSES = 1_000;

  private static final Pattern WITH_DIGIT = Pattern.compile("\\b[a-zA-Z_]*+\\d\\w*+");
  private static final Cause OTHERS = new Cause("others", "anything", null);

  private final Map<Cause, Integer> counts = new ConcurrentHashMap<>();

  /**
   * What makes two events the same: who logged it, the text without its parameters, and the place
   * where the exception was thrown. Some libraries put the parameters in themselves: what differs
   * then is mostly numbers and ids, so words with a digit do not count.
   */
  record Cause(@Nullable String logger, String text, @Nullable StackTraceElement thrownAt) {

    static Cause of(LogRecord event) {
      Throwable thrown = event.getThrown();
      boolean traced = thrown != null && thrown.getStackTrace().length > 0;
      return new Cause(
          event.getLoggerName(),
          WITH_DIGIT.matcher(String.valueOf(event.getMessage())).replaceAll("#"),
          traced ? thrown.getStackTrace()[0] : null);
    }
  }

  boolean admits(LogRecord event) {
    Cause cause = Cause.of(event);
    Cause counted = counts.size() < MOST_CAUSES || counts.containsKey(cause) ? cause : OTHERS;
    return counts.merge(counted, 1, Integer::sum) <= MOST_OF_A_CAUSE;
  }

  /** How many of each cause were left out; from here on all are counted anew. */
  Map<Cause, Integer> takeLeftOut() {
    Map<Cause, Integer> leftOut = new HashMap<>();
    for (Cause cause : List.copyOf(counts.keySet())) {
      Integer count = counts.remove(cause);
      if (count != null && count > MOST_OF_A_CAUSE) {
        leftOut.put(cause, count - MOST_OF_A_CAUSE);
      }
    }
    return leftOut;
  }
}
