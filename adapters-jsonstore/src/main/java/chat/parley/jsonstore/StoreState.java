package chat.parley.jsonstore;

/** What a store can do at the moment. */
public enum StoreState {
  /** All. */
  OK,
  /**
   * Reading; changes are refused until the disk takes them again, which the store sees by itself.
   */
  DEGRADED,
  /** Reading; changes are refused until a restart, because the disk can't be trusted any more. */
  FAILED,
  /** Nothing any more. */
  CLOSED
}
