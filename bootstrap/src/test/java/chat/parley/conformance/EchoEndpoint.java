package chat.parley.conformance;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;

/**
 * Sends back what comes, past the framework as the chat's own frames are. At {@link #STOCK} the
 * handlers that Parley put into the pipeline are taken out again.
 */
@WebSocket(path = "/echo/{pipeline}", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class EchoEndpoint {
  static final String PARLEY = "parley";
  static final String STOCK = "stock";

  private static final TypedKey<Channel> CHANNEL = new TypedKey<>("parley.channel");

  @OnOpen
  @NonBlocking
  void opened(@PathParam("pipeline") String which, WebSocketConnection socket) {
    if (which.equals(STOCK)) {
      ChannelPipeline pipeline = socket.userData().get(CHANNEL).pipeline();
      pipeline.names().stream()
          .filter(name -> name.startsWith("parley."))
          .forEach(pipeline::remove);
    }
  }

  @OnTextMessage
  @NonBlocking
  void echo(String text, WebSocketConnection socket) {
    send(socket, new TextWebSocketFrame(text));
  }

  @OnBinaryMessage
  @NonBlocking
  void echo(Buffer bytes, WebSocketConnection socket) {
    send(socket, new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes.getBytes())));
  }

  private static void send(WebSocketConnection socket, WebSocketFrame frame) {
    Channel channel = socket.userData().get(CHANNEL);
    var _ = channel.writeAndFlush(frame, channel.voidPromise());
  }
}
