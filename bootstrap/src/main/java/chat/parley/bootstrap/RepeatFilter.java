package chat.parley.bootstrap;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Keeps one cause of warnings and errors from filling the log; {@link RepeatReport} counts. */
@LoggingFilter(name = "repeats")
public final class RepeatFilter implements Filter {
  /** Quarkus makes the filter before there are beans, so this is where the two meet. */
  static final LogRepeats REPEATS = new LogRepeats();

  @Override
  public boolean isLoggable(LogRecord event) {
    return event.getLevel().intValue() < Level.WARNING.intValue() || REPEATS.admits(event);
  }
}
