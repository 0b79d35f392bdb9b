package chat.parley.websocket.route;

/** What the work of a command is, and so where it belongs. */
public enum Work {
  /** Decides in memory, within microseconds: runs on the connection's event loop. */
  QUICK,
  /** May wait for a disk, or make much: runs on a virtual thread, with few others. */
  SLOW,
  /** Waits in the line for a hash, which is bounded by itself: runs on a virtual thread. */
  HASHING
}
