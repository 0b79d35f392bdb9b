package chat.parley.websocket.connection;

import java.util.HashMap;
import java.util.Map;

/** How many connections there may be, in all and from one address, and how many there are. */
public final class ConnectionQuota {
  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int taken;

  public ConnectionQuota(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** Takes a place, if there is one; it is to be given back by {@link #release}. */
  public synchronized boolean reserve(String address) {
    if (taken >= most || byAddress.getOrDefault(address, 0) >= mostPerAddress) {
      return false;
    }
    byAddress.merge(address, 1, Integer::sum);
    taken++;
    return true;
  }

  public synchronized void release(String address) {
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    taken--;
  }

  /** How many places are taken. */
  public synchronized int taken() {
    return taken;
  }
}
