package chat.parley.websocket.pipeline;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import java.util.Objects;

/**
 * Sends texts on an open WebSocket, on its event loop. They enter the pipeline below Netty's
 * encoder, since they are encoded already: most of what a message to many costs, beside the write
 * itself, is the way past handlers that have nothing to do with it.
 */
public final class TextOutput {
  private final TextMessages messages = new TextMessages();
  private final ChannelHandlerContext encoder;
  private final FrameGuard guard;

  /** Once the channel has become a WebSocket. */
  public TextOutput(Channel channel) {
    this.encoder =
        Objects.requireNonNull(
            channel.pipeline().context(WebSocketFrameEncoder.class), "not a WebSocket yet");
    this.guard =
        Objects.requireNonNull(
            channel.pipeline().get(FrameGuard.class), "FramePipeline is not installed");
  }

  /** Takes a text to be sent with the next flush. */
  public void add(byte[] utf8) {
    messages.add(utf8);
  }

  /** Lets go of all that was added, but for a piece that is on its way. */
  public void clear() {
    messages.clear();
  }

  /** Sends what was added, piece by piece as the network takes it, and then runs {@code sent}. */
  public void flush(Runnable sent) {
    if (guard.isCloseSent()) {
      messages.clear();
      sent.run();
      return;
    }
    ChannelFuture write = encoder.writeAndFlush(messages.next(encoder.alloc()));
    if (write.isDone()) {
      written(write, sent); // as mostly, and then it needs no listener
    } else {
      write.addListener(_ -> written(write, sent));
    }
  }

  private void written(ChannelFuture write, Runnable sent) {
    if (!write.isSuccess()) {
      messages.clear(); // nobody is there any more
    }
    if (messages.isEmpty()) {
      sent.run();
    } else {
      flush(sent);
    }
  }
}
