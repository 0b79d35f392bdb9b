package chat.parley.websocket.pipeline;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Refuses frames with reserved bits and messages in too many fragments, and sees to it that nothing
 * follows a close frame, in either direction. However a WebSocket ends, unless its network does, a
 * close frame is sent, and soon after it the channel is closed.
 */
final class FrameGuard extends ChannelDuplexHandler {
  private final int mostFragments;
  private int fragments;
  private boolean violated;
  private boolean closeSent;

  FrameGuard(int mostFragments) {
    this.mostFragments = mostFragments;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (violated) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof WebSocketFrame frame) {
      check(frame);
      context.fireChannelRead(frame);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (closeSent && message instanceof WebSocketFrame) {
      ReferenceCountUtil.release(message);
      promise.trySuccess();
      return;
    }
    if (message instanceof CloseWebSocketFrame) {
      closeSent = true;
      hangUpSoon(context.channel());
    }
    var _ = context.write(message, promise);
  }

  boolean isCloseSent() {
    return closeSent;
  }

  /** Who does not read does not take the close frame either, and would stay for ever. */
  private static void hangUpSoon(Channel channel) {
    var _ =
        channel
            .eventLoop()
            .schedule(() -> FramePipeline.hangUp(channel), FramePipeline.GRACE_S, TimeUnit.SECONDS);
  }

  private void check(WebSocketFrame frame) {
    if (frame.rsv() != 0) {
      throw violation(frame, WebSocketCloseStatus.PROTOCOL_ERROR, "reserved bits are set");
    }
    // Control frames may come between the fragments of a message and are none of them.
    if (frame instanceof ContinuationWebSocketFrame) {
      fragments++;
    } else if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
      fragments = 1;
    }
    if (fragments > mostFragments) {
      throw violation(frame, WebSocketCloseStatus.MESSAGE_TOO_BIG, "too many fragments");
    }
  }

  private CorruptedWebSocketFrameException violation(
      WebSocketFrame frame, WebSocketCloseStatus status, String reason) {
    violated = true;
    frame.release();
    return new CorruptedWebSocketFrameException(status, reason);
  }
}
