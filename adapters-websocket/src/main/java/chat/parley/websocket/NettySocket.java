package chat.parley.websocket;

import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.connection.Socket;
import chat.parley.websocket.pipeline.FramePipeline;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends on the connection's channel. Frames go past WebSockets Next's own sending, which encodes
 * each text again for each receiver and flushes each frame by itself.
 */
final class NettySocket implements Socket {
  private static final Logger LOG = Logger.getLogger(NettySocket.class);

  /** How long the other side has to hear why it is closed. */
  private static final int GRACE_S = 3;

  private final WebSocketConnection connection;
  private final Channel channel;

  NettySocket(WebSocketConnection connection) {
    this.connection = connection;
    this.channel = connection.userData().get(ChannelCapture.CHANNEL);
  }

  @Override
  public void execute(Runnable task) {
    channel.eventLoop().execute(task);
  }

  @Override
  public void write(byte[] utf8) {
    // Whether it left is asked once for each burst, in flush.
    var _ =
        channel.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(utf8)), channel.voidPromise());
  }

  @Override
  public void flush(Runnable sent) {
    // An empty write has its place in the order of writes and so is done when they are.
    ChannelFuture last = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
    last.addListener(_ -> sent.run());
  }

  @Override
  public void reading(boolean on) {
    channel.config().setAutoRead(on);
  }

  @Override
  public void close(CloseCode code) {
    execute(
        () -> {
          if (connection.isOpen()) {
            connection
                .close(new CloseReason(code.code(), code.reason()))
                .subscribe()
                .with(
                    _ -> {},
                    failure -> LOG.debugf("closing %s: %s", connection.id(), failure.getMessage()));
            // Who does not read does not take the close frame either, and would stay for ever.
            var _ =
                channel
                    .eventLoop()
                    .schedule(() -> FramePipeline.hangUp(channel), GRACE_S, TimeUnit.SECONDS);
          }
        });
  }
}
