package chat.parley.websocket.pipeline;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts on an open WebSocket, on its event loop. They enter the pipeline below Netty's
 * encoder, since they are encoded already: most of what a message to many costs, beside the write
 * itself, is the way past handlers that have nothing to do with it.
 */
public final class TextOutput {
  private final ChannelHandlerContext encoder;
  private final FrameGuard guard;

  /** What the network did not take at once. */
  private @Nullable TextMessages onTheWay;

  /** Once the channel has become a WebSocket. */
  public TextOutput(Channel channel) {
    this.encoder =
        Objects.requireNonNull(
            channel.pipeline().context(WebSocketFrameEncoder.class), "not a WebSocket yet");
    this.guard =
        Objects.requireNonNull(
            channel.pipeline().get(FrameGuard.class), "FramePipeline is not installed");
  }

  /** Lets go of all that was to be sent, but for a piece that is on its way. */
  public void clear() {
    if (onTheWay != null) {
      onTheWay.clear();
    }
  }

  /**
   * Sends texts, which nobody may change any more, piece by piece as the network takes them, and
   * then runs {@code sent}. Until then there is to be no other call.
   */
  public void send(List<byte[]> texts, Runnable sent) {
    send(new TextMessages(texts), sent);
  }

  private void send(TextMessages messages, Runnable sent) {
    if (guard.isCloseSent()) {
      sent.run();
      return;
    }
    ChannelFuture write = encoder.writeAndFlush(messages.next(encoder.alloc()));
    if (write.isDone()) {
      written(write, messages, sent); // as mostly, and then it needs no listener
    } else {
      onTheWay = messages;
      write.addListener(
          _ -> {
            onTheWay = null;
            written(write, messages, sent);
          });
    }
  }

  private void written(ChannelFuture write, TextMessages messages, Runnable sent) {
    if (messages.isEmpty() || !write.isSuccess()) { // the latter if nobody is there any more
      sent.run();
    } else {
      send(messages, sent);
    }
  }
}
