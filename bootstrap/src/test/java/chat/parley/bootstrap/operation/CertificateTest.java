package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.bootstrap.client.ChatClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** {@code wss://}, with a certificate made as the operations page says. */
@QuarkusTest
@TestProfile(SelfSigned.class)
class CertificateTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = 20_000_000;

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  /** Whoever comes at the very moment of the change is refused. */
  private boolean isShown(X509Certificate certificate) throws Exception {
    try {
      return Tls.shownBy(server).equals(certificate);
    } catch (IOException _) {
      return false; // who comes while it is exchanged may be refused, in whatever way
    }
  }

  @Test
  void aNewCertificateIsShownToNewConnectionsWhileOldOnesLiveOn() throws Exception {
    X509Certificate first = SelfSigned.certificate();
    HttpClient trustsFirst = Tls.clientThatTrusts(first);
    try (ChatClient anna = ChatClient.connect(server, trustsFirst)) {
      anna.signIn("register", "username", "Anna", "password", ChatClient.PASSWORD);
      assertThat(Tls.shownBy(server)).isEqualTo(first);

      SelfSigned.renew();
      X509Certificate second = SelfSigned.certificate();
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (!isShown(second) && System.nanoTime() < deadline) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      try (ChatClient ben = ChatClient.connect(server, Tls.clientThatTrusts(second))) {
        ben.get("ping");
      }
      anna.get("message", "to", anna.id(), "content", "still here");
    }
    assertThatThrownBy(() -> ChatClient.connect(server, Tls.clientThatTrusts(first)))
        .hasCauseInstanceOf(SSLException.class);
  }
}
