package chat.parley.jsonstore;

import chat.parley.domain.rejection.Rejection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Whether the store takes changes. Reading always works. */
final class Health {
  private static final Logger LOG = System.getLogger(Health.class.getName());
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration AFTER_A_RESTART = Duration.ofSeconds(30);

  /** Why changes are refused, or that they are not. */
  record Condition(StoreState state, String reason) {}

  private static final Condition FINE = new Condition(StoreState.OK, "");

  private volatile Condition condition = FINE;

  Condition condition() {
    return condition;
  }

  boolean is(StoreState state) {
    return condition.state() == state;
  }

  /** Refuses {@code Unavailable} while the store takes no changes. */
  void checkWritable() {
    switch (condition.state()) {
      case OK -> {}
      case DEGRADED -> throw new Rejection.Unavailable(SOON).rejected();
      case FAILED, CLOSED -> throw new Rejection.Unavailable(AFTER_A_RESTART).rejected();
    }
  }

  /** Refuses changes until {@link #heal}. */
  void degrade(String reason) {
    turn(Level.ERROR, StoreState.DEGRADED, reason);
  }

  /** Refuses changes for good. */
  void fail(String reason) {
    turn(Level.ERROR, StoreState.FAILED, reason);
  }

  void heal() {
    LOG.log(Level.INFO, "the store takes changes again");
    condition = FINE;
  }

  void close() {
    if (is(StoreState.FAILED)) {
      return;
    }
    condition = new Condition(StoreState.CLOSED, "the store was closed");
  }

  private void turn(Level level, StoreState state, String reason) {
    condition = new Condition(state, reason);
    LOG.log(level, "the store is " + state + " and refuses changes: " + reason);
  }
}
