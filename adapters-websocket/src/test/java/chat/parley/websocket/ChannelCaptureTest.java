package chat.parley.websocket;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vertx.core.http.HttpConnection;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ChannelCaptureTest {

  @Test
  void aConnectionOfAnotherVertxIsRefusedInWords() {
    HttpConnection unknown =
        (HttpConnection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpConnection.class},
                (_, method, _) -> method.getName().equals("toString") ? "unknown" : null);

    assertThatIllegalStateException()
        .isThrownBy(() -> ChannelCapture.channelOf(unknown))
        .withMessageContaining(unknown.getClass().getName())
        .withMessageContaining("Vert.x");
  }
}
