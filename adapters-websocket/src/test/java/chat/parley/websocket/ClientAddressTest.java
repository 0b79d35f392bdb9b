package chat.parley.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

/** What counts as one place. */
class ClientAddressTest {

  @Test
  void anIpv4AddressIsAPlace() {
    assertThat(ClientAddress.of(SocketAddress.inetSocketAddress(4711, "192.0.2.7")))
        .isEqualTo("192.0.2.7");
  }

  @Test
  void allAddressesOfOneIpv6PrefixAreOnePlace() {
    String one = ClientAddress.of(SocketAddress.inetSocketAddress(1, "2001:db8:1:2::1"));

    assertThat(ClientAddress.of(SocketAddress.inetSocketAddress(2, "2001:db8:1:2:ffff::9")))
        .isEqualTo(one)
        .endsWith("/64");
    assertThat(ClientAddress.of(SocketAddress.inetSocketAddress(2, "2001:db8:1:3::1")))
        .isNotEqualTo(one);
  }
}
