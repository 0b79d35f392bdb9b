package chat.parley.websocket;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What counts as one place when connections and tries are counted: an IPv4 address, or the /64
 * prefix of an IPv6 address, which is the least that one household gets.
 */
final class ClientAddress {
  private static final int PREFIX_BYTES = 8;

  private ClientAddress() {}

  static String of(SocketAddress remote) {
    String host = remote.hostAddress();
    if (host == null) {
      return remote.toString(); // a Unix domain socket has no address but its path
    }
    try {
      return InetAddress.ofLiteral(host) instanceof Inet6Address address ? prefix(address) : host;
    } catch (IllegalArgumentException _) {
      return host;
    }
  }

  private static String prefix(Inet6Address address) {
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new AssertionError("16 bytes are an address", e);
    }
  }
}
