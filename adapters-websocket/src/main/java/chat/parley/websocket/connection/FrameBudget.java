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
  private final Runnable refused;
  private int refusals;

  /** {@code refused} is run at each refusal. */
  public FrameBudget(Bucket bucket, Runnable refused) {
    this.bucket = bucket;
    this.refused = refused;
  }

  private FrameBudget() {
    this.bucket = null;
    this.refused = () -> {};
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
    if (probe.isConsumed()) {
      refusals = 0;
    } else {
      refusals++;
      refused.run();
    }
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  public boolean isFlood() {
    return refusals > REFUSALS_OF_A_FLOOD;
  }
}
