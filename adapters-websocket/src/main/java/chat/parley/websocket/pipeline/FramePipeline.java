package chat.parley.websocket.pipeline;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import java.util.Optional;

/**
 * Puts the checks of RFC 6455 that Vert.x leaves out between its decoder and its handler: reserved
 * bits (5.2), UTF-8 (8.1), whole messages (5.4) within a bound, and a close frame that says why.
 */
public final class FramePipeline {
  /** The name Vert.x gives to its own handler. */
  private static final String VERTX = "handler";

  private static final String GUARD = "parley.guard";

  /**
   * Of the largest message, in even fragments. Each fragment costs an object however few bytes it
   * holds, so a message may not have more than these would be.
   */
  private static final int FEWEST_BYTES_A_FRAGMENT = 64;

  /** How long the other side has to hear why it is closed. */
  static final int GRACE_S = 3;

  static final AttributeKey<WebSocketCloseStatus> VIOLATION =
      AttributeKey.valueOf("parley.violation");

  private FramePipeline() {}

  /**
   * On the channel's event loop, before the connection becomes a WebSocket: the decoder that Netty
   * then adds comes before all that is here.
   */
  public static void install(Channel channel, int maxMessageBytes) {
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get(VERTX) == null) {
      throw new IllegalStateException(
          """
          No handler is named "%s" in %s. This Vert.x builds its pipeline in another way than 4.5, \
          for which FramePipeline was written: adapt it, or go back to that version."""
              .formatted(VERTX, pipeline.names()));
    }
    if (pipeline.get(GUARD) != null) {
      return; // an upgrade that failed came before, on the same connection
    }
    pipeline.addBefore(VERTX, GUARD, new FrameGuard(maxMessageBytes / FEWEST_BYTES_A_FRAGMENT));
    pipeline.addBefore(VERTX, "parley.backpressure", new Backpressure());
    pipeline.addBefore(VERTX, "parley.utf8", new Utf8FrameValidator(false));
    pipeline.addBefore(VERTX, "parley.messages", new WebSocketFrameAggregator(maxMessageBytes));
    pipeline.addBefore(VERTX, "parley.violations", new ViolationCloser());
  }

  /**
   * On the channel's event loop: stops or goes on reading, the latter as {@link Backpressure} lets.
   */
  public static void reading(Channel channel, boolean on) {
    Backpressure backpressure = channel.pipeline().get(Backpressure.class);
    if (backpressure != null) { // else the channel has come to its end
      backpressure.reading(channel, on);
    }
  }

  /** On the channel's event loop: sends a ping, but not to who takes nothing or is gone. */
  public static void ping(Channel channel) {
    ChannelHandlerContext backpressure = channel.pipeline().context(Backpressure.class);
    if (backpressure != null && channel.isWritable()) {
      var _ = backpressure.writeAndFlush(new PingWebSocketFrame());
    }
  }

  /** On the channel's event loop: runs {@code hear} at each ping and pong from now on. */
  public static void onControl(Channel channel, Runnable hear) {
    Backpressure backpressure = channel.pipeline().get(Backpressure.class);
    if (backpressure != null) { // else the channel has come to its end
      backpressure.onControl(hear);
    }
  }

  /** The status with which a violation of the protocol was answered on this channel, if one was. */
  public static Optional<WebSocketCloseStatus> violation(Channel channel) {
    return Optional.ofNullable(channel.attr(VIOLATION).get());
  }

  /**
   * Lets a WebSocket be silent for longer than an HTTP connection may. It has a heartbeat of its
   * own, and the handler removed here would look at the clock for each frame.
   */
  public static void allowSilence(Channel channel) {
    if (channel.pipeline().get(IdleStateHandler.class) != null) {
      var _ = channel.pipeline().remove(IdleStateHandler.class);
    }
  }

  /**
   * Closes a channel at once. Vert.x, where closing would pass on its way from the channel's end,
   * would wait for a close frame and for all that was written before, and so perhaps for ever.
   */
  static void hangUp(Channel channel) {
    if (channel.isOpen()) { // else there is nothing in its pipeline any more
      var _ = channel.pipeline().firstContext().close();
    }
  }
}
