package chat.parley.bootstrap.cli;

import chat.parley.jsonstore.tool.Progress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says once a second how far the work has come, and nothing about work that is soon done. */
final class ProgressLines implements Progress {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrintWriter err;
  private final LongSupplier nanoClock;
  private long next;

  ProgressLines(PrintWriter err, LongSupplier nanoClock) {
    this.err = err;
    this.nanoClock = nanoClock;
    next = nanoClock.getAsLong() + PATIENCE_NANOS;
  }

  @Override
  public void at(String what, long done, long total) {
    long now = nanoClock.getAsLong();
    if (now >= next) {
      next = now + STEP_NANOS;
      err.println(what + ": " + (total == 0 ? 0 : 100 * done / total) + " %");
    }
  }
}
