package chat.parley.websocket.pipeline;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;

/** Answers a violation of the protocol with the close frame that names it, and hangs up. */
final class ViolationCloser extends ChannelInboundHandlerAdapter {
  private boolean closing;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closing) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    switch (failure) {
      case CorruptedWebSocketFrameException violation -> close(context, violation.closeStatus());
      case TooLongFrameException _ -> close(context, WebSocketCloseStatus.MESSAGE_TOO_BIG);
      default -> context.fireExceptionCaught(failure);
    }
  }

  private void close(ChannelHandlerContext context, WebSocketCloseStatus status) {
    if (!closing) {
      closing = true;
      Channel channel = context.channel();
      channel.attr(FramePipeline.VIOLATION).set(status);
      FramePipeline.reading(channel, true);
      context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(_ -> endOutput(channel));
    }
  }

  /**
   * Says that nothing more will come, and takes what the client may still be sending: closing on
   * unread bytes resets the connection, and the close frame may be lost with it.
   */
  private static void endOutput(Channel channel) {
    if (channel instanceof DuplexChannel duplex) {
      var _ = duplex.shutdownOutput();
    } else {
      FramePipeline.hangUp(channel);
    }
  }
}
