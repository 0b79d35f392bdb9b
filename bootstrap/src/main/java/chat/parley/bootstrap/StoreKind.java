package chat.parley.bootstrap;

/** The stores that ship. */
public enum StoreKind {
  JSON,
  MEMORY
}
