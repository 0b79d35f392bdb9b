package chat.parley.websocket;

import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.connection.Socket;
import chat.parley.websocket.pipeline.FramePipeline;
import chat.parley.websocket.pipeline.TextOutput;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.List;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Sends on the connection's channel. Texts go past WebSockets Next's own sending, which encodes
 * each again for each receiver and flushes each by itself.
 */
final class NettySocket implements Socket {
  private static final Logger LOG = Logger.getLogger(NettySocket.class);

  private final WebSocketConnection connection;
  private final Channel channel;
  private final TextOutput texts;

  NettySocket(WebSocketConnection connection) {
    this.connection = connection;
    this.channel = connection.userData().get(ChannelCapture.CHANNEL);
    this.texts = new TextOutput(channel);
    FramePipeline.allowSilence(channel);
  }

  @Override
  public Executor thread() {
    return channel.eventLoop();
  }

  @Override
  public void send(List<byte[]> messages, Runnable sent) {
    texts.send(messages, sent);
  }

  @Override
  public void ping() {
    FramePipeline.ping(channel);
  }

  @Override
  public void reading(boolean on) {
    FramePipeline.reading(channel, on);
  }

  @Override
  public void close(CloseCode code) {
    execute(
        () -> {
          texts.clear();
          if (connection.isOpen()) {
            connection
                .close(new CloseReason(code.code(), code.reason()))
                .subscribe()
                .with(
                    _ -> {},
                    failure -> LOG.debugf("closing %s: %s", connection.id(), failure.getMessage()));
          }
        });
  }
}
