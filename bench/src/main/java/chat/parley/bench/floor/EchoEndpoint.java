package chat.parley.bench.floor;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.common.annotation.NonBlocking;

/** What WebSockets Next costs when nobody does anything: each frame comes back as it is. */
@WebSocket(path = "/")
public class EchoEndpoint {

  @OnTextMessage
  @NonBlocking
  String echo(String frame) {
    return frame;
  }
}
