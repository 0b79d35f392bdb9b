package chat.parley.websocket.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads no more than is kept up with. The framework makes a task of each frame, which costs some
 * 300 bytes where a frame may have 6, and a loop's tasks have one queue: so once {@link
 * #MOST_FRAMES} came, no more go on, and nothing is read, until the event loop is through with all
 * that others gave it before that.
 *
 * <p>Pings are answered here, and pongs end here, so that they cost no task. Of more pings at once,
 * and of those that come while the client takes no pongs, only the last is answered, as RFC 6455
 * (5.5.3) allows.
 */
final class Backpressure extends ChannelDuplexHandler {
  static final int MOST_FRAMES = 32;

  private Runnable control = () -> {};
  private boolean wanted = true;
  private int frames;
  private boolean catchingUp;
  private int pongs;
  private final Queue<Object> waiting = new ArrayDeque<>();
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
      count(context);
      answer(context, ping.content());
      control.run();
    } else if (message instanceof PongWebSocketFrame pong) {
      count(context);
      pong.release();
      control.run();
    } else if (message instanceof WebSocketFrame && frames >= MOST_FRAMES) {
      waiting.add(message);
    } else {
      if (message instanceof WebSocketFrame) {
        count(context);
      }
      context.fireChannelRead(message);
    }
  }

  private void count(ChannelHandlerContext context) {
    frames++;
    if (frames == MOST_FRAMES) {
      adjust(context.channel());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (pongs > 0) {
      pongs = 0;
      answerLatest(context);
      context.flush();
    }
    if (frames > 0 && !catchingUp) {
      catchUp(context);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    adjust(context.channel());
    if (answerLatest(context)) {
      context.flush();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    keep(null);
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  private void answer(ChannelHandlerContext context, ByteBuf ping) {
    if (context.channel().isWritable() && pongs < MOST_FRAMES) {
      var _ = context.write(new PongWebSocketFrame(ping));
      pongs++;
    } else {
      keep(ping);
    }
  }

  private boolean answerLatest(ChannelHandlerContext context) {
    if (latestPing == null || !context.channel().isWritable()) {
      return false;
    }
    var _ = context.write(new PongWebSocketFrame(latestPing));
    latestPing = null;
    return true;
  }

  private void keep(@Nullable ByteBuf ping) {
    ReferenceCountUtil.release(latestPing);
    latestPing = ping;
  }

  private void catchUp(ChannelHandlerContext context) {
    catchingUp = true;
    context.executor().execute(() -> caughtUp(context));
  }

  /** Runs after the tasks of all frames that went on before: a loop's tasks have one queue. */
  private void caughtUp(ChannelHandlerContext context) {
    catchingUp = false;
    boolean paused = frames >= MOST_FRAMES;
    frames = 0;
    while (frames < MOST_FRAMES && !waiting.isEmpty()) {
      frames++;
      context.fireChannelRead(waiting.remove());
    }
    if (frames > 0) {
      catchUp(context);
      context.fireChannelReadComplete();
    }
    if (paused) {
      adjust(context.channel());
    }
  }

  private void adjust(Channel channel) {
    channel.config().setAutoRead(wanted && frames < MOST_FRAMES && channel.isWritable());
  }
}
