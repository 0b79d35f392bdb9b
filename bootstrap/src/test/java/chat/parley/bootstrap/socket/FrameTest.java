package chat.parley.bootstrap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.InMemory;
import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class FrameTest {
  private static final int FRAME_BYTES = 65_536;

  @TestHTTPResource("/")
  URI server;

  @Test
  void aFrameMayBeAsLargeAsHelloSays() {
    try (RawClient client = new RawClient(server)) {
      client.sendText(pingOf(FRAME_BYTES));

      assertThat(client.readText()).contains("pong");
    }
  }

  @Test
  void aFrameOneByteTooLargeCloses() {
    try (RawClient client = new RawClient(server)) {
      client.sendText(pingOf(FRAME_BYTES + 1));

      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void aMessageThatIsTooLargeInPiecesCloses() {
    try (RawClient client = new RawClient(server)) {
      byte[] half = new byte[FRAME_BYTES / 2];
      client.send(RawClient.FIRST_TEXT, half);
      client.send(RawClient.MIDDLE, half);
      client.send(RawClient.FINAL, new byte[1]);

      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void aMessageInPiecesIsOneRequest() {
    try (RawClient client = new RawClient(server)) {
      client.send(RawClient.FIRST_TEXT, "{\"type\":".getBytes(StandardCharsets.UTF_8));
      client.send(RawClient.MIDDLE, "\"pi".getBytes(StandardCharsets.UTF_8));
      client.send(RawClient.FINAL, "ng\"}".getBytes(StandardCharsets.UTF_8));

      assertThat(client.readText()).contains("pong");
    }
  }

  @Test
  void aBinaryFrameCloses() {
    try (ChatClient client = ChatClient.connect(server)) {
      client.sendBinary("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));

      assertThat(client.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void whatIsNoUtf8Closes() {
    try (RawClient client = new RawClient(server)) {
      client.send(RawClient.FINAL_TEXT, new byte[] {'"', (byte) 0xC3, '"'});

      assertThat(client.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void aReservedBitCloses() {
    try (RawClient client = new RawClient(server)) {
      client.send(
          RawClient.FINAL_TEXT | RawClient.RESERVED_BIT, "{}".getBytes(StandardCharsets.UTF_8));

      assertThat(client.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void aFrameWithoutAMaskCloses() {
    try (RawClient client = new RawClient(server)) {
      client.sendUnmasked("{\"type\":\"ping\"}");

      assertThat(client.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void aClientThatDoesNotReadIsLeftBehindAndHoldsUpNobody() {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient ben = ChatClient.register(server, "Ben");
        RawClient deaf = new RawClient(server)) {
      ben.get("message", "to", anna.id(), "content", "I am leaving");
      ben.vanish();
      anna.awaitPresence(ben.id(), "offline");
      deaf.sendText("{\"type\":\"reconnect\",\"data\":{\"token\":\"" + ben.token() + "\"}}");
      anna.awaitPresence(ben.id(), "online");

      // More than the operating system takes for one who does not read: some 4 MiB.
      String large = "x".repeat(4_000);
      for (int n = 0; n < 3_000; n++) {
        anna.send("message", "to", ben.id(), "content", large);
      }
      anna.awaitPresence(ben.id(), "offline");
      assertThat(anna.get("get_chats").path(0).path("last_seq").intValue()).isEqualTo(3_001);
    }
  }

  /** A ping of so many bytes. */
  private static String pingOf(int bytes) {
    String head = "{\"type\":\"ping\",\"padding\":\"";
    String tail = "\"}";
    return head + "x".repeat(bytes - head.length() - tail.length()) + tail;
  }
}
