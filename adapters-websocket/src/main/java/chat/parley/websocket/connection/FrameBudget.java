package chat.parley.websocket.connection;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many frames a connection may send. One that goes on when it is refused is flooding: refusals
 * have a bucket of their own, so that what is let through meanwhile excuses nothing.
 */
public final class FrameBudget {
  /** A client that backs off at the first refusal has this many under way at the most. */
  public static final int REFUSALS_OF_A_FLOOD = 2 * Inbox.MOST_UNANSWERED;

  private final @Nullable Bucket frames;
  private final @Nullable Bucket refusals;
  private final Runnable refused;
  private boolean flood;

  /** {@code refused} is run at each refusal. */
  public FrameBudget(Bucket frames, Bucket refusals, Runnable refused) {
    this.frames = frames;
    this.refusals = refusals;
    this.refused = refused;
  }

  private FrameBudget() {
    this.frames = null;
    this.refusals = null;
    this.refused = () -> {};
  }

  public static FrameBudget unlimited() {
    return new FrameBudget();
  }

  /** Takes one frame's worth; returns zero, or how long to wait until there is one. */
  public Duration take() {
    if (frames == null || refusals == null) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe = frames.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      flood |= !refusals.tryConsume(1);
      refused.run();
    }
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  /** Whether it ever was: a flood is not forgiven. */
  public boolean isFlood() {
    return flood;
  }
}
