package chat.parley.websocket.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads no more than is kept up with. The framework makes a task of each frame, which costs some
 * 300 bytes where a frame may have 6; so once {@link #MOST_FRAMES} came, nothing is read until the
 * event loop is through with the tasks of all of them.
 *
 * <p>Pings are answered here, and pongs end here, so that they cost no task. While the client does
 * not take the pongs, nothing is read either, and of those to what was read before only the last is
 * kept, as RFC 6455 (5.5.3) allows.
 */
final class Backpressure extends ChannelDuplexHandler {
  static final int MOST_FRAMES = 32;

  private Runnable control = () -> {};
  private boolean wanted = true;
  private int frames;
  private boolean catchingUp;
  private boolean pongsWritten;
  private @Nullable ByteBuf latestPing;

  /** Runs {@code hear} at each ping and pong. */
  void onControl(Runnable hear) {
    control = hear;
  }

  /** Says whether more is wanted further in; it is read once it can be. */
  void reading(Channel channel, boolean on) {
    wanted = on;
    adjust(channel);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof PingWebSocketFrame ping) {
      answer(context, ping.content());
      control.run();
    } else if (message instanceof PongWebSocketFrame pong) {
      pong.release();
      control.run();
    } else {
      if (message instanceof WebSocketFrame && ++frames == MOST_FRAMES) {
        adjust(context.channel());
      }
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (pongsWritten) {
      pongsWritten = false;
      context.flush();
    }
    if (frames > 0 && !catchingUp) {
      catchingUp = true;
      context.executor().execute(() -> caughtUp(context.channel()));
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    adjust(context.channel());
    if (latestPing != null && context.channel().isWritable()) {
      var _ = context.writeAndFlush(new PongWebSocketFrame(latestPing));
      latestPing = null;
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    keep(null);
  }

  private void answer(ChannelHandlerContext context, ByteBuf ping) {
    if (context.channel().isWritable()) {
      var _ = context.write(new PongWebSocketFrame(ping));
      pongsWritten = true;
    } else {
      keep(ping);
    }
  }

  private void keep(@Nullable ByteBuf ping) {
    ReferenceCountUtil.release(latestPing);
    latestPing = ping;
  }

  /** Runs after the tasks of all frames that came before: a loop's tasks have one queue. */
  private void caughtUp(Channel channel) {
    catchingUp = false;
    boolean paused = frames >= MOST_FRAMES;
    frames = 0;
    if (paused) {
      adjust(channel);
    }
  }

  private void adjust(Channel channel) {
    channel.config().setAutoRead(wanted && frames < MOST_FRAMES && channel.isWritable());
  }
}
