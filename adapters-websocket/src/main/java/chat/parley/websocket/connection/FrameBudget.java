package chat.parley.websocket.connection;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many frames a connection may send. One that goes on when it is refused is flooding. */
public final class FrameBudget {
  /** A client that backs off at the first refusal has this many under way at the most. */
  private static final int REFUSALS_OF_A_FLOOD = 2 * Inbox.MOST_UNANSWERED;

  private final @Nullable Bucket bucket;
  private int refusals;

  public FrameBudget(Bucket bucket) {
    this.bucket = bucket;
  }

  private FrameBudget() {
    this.bucket = null;
  }

  public static FrameBudget unlimited() {
    return new FrameBudget();
  }

  /** Takes one frame's worth; returns zero, or how long to wait until there is one. */
  public Duration take() {
    if (bucket == null) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    refusals = probe.isConsumed() ? 0 : refusals + 1;
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  public boolean isFlood() {
    return refusals > REFUSALS_OF_A_FLOOD;
  }
}
