package chat.parley.websocket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FramePipelineTest {
  private static final int MAX_BYTES = 65_536;

  private final Application application = new Application();
  private final HalfClosingChannel channel = new HalfClosingChannel();

  FramePipelineTest() {
    channel.pipeline().addLast("handler", application);
    FramePipeline.install(channel, MAX_BYTES);
  }

  @AfterEach
  void nothingIsLeft() {
    channel.finishAndReleaseAll();
  }

  @Test
  void aPipelineWithoutTheHandlerOfVertxIsRefusedInWords() {
    EmbeddedChannel other = new EmbeddedChannel();
    other.pipeline().addLast("renamed", new ChannelInboundHandlerAdapter());

    assertThatIllegalStateException()
        .isThrownBy(() -> FramePipeline.install(other, MAX_BYTES))
        .withMessageContaining("\"handler\"")
        .withMessageContaining("renamed")
        .withMessageContaining("Vert.x");
  }

  @Test
  void anUpgradeThatIsTriedAgainChangesNothing() {
    List<String> handlers = channel.pipeline().names();
    FramePipeline.install(channel, MAX_BYTES);

    assertThat(channel.pipeline().names()).isEqualTo(handlers);
  }

  @Test
  void aWebSocketMayBeSilent() {
    FramePipeline.allowSilence(channel);
    channel.pipeline().addFirst(new IdleStateHandler(0, 0, 1));
    FramePipeline.allowSilence(channel);

    assertThat(channel.pipeline().get(IdleStateHandler.class)).isNull();
  }

  @Test
  void aMessageInPiecesComesAsOne() {
    channel.writeInbound(new TextWebSocketFrame(false, 0, "one "));
    channel.writeInbound(new ContinuationWebSocketFrame(true, 0, "message"));

    TextWebSocketFrame message = channel.readInbound();
    assertThat(message.text()).isEqualTo("one message");
    message.release();
  }

  @Test
  void reservedBitsAreAViolation() {
    channel.writeInbound(new TextWebSocketFrame(true, 4, "compressed?"));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.PROTOCOL_ERROR.code());
  }

  @Test
  void afterTheCloseFrameNothingIsSentAndAShortWhileLaterTheConnectionIsGone() {
    channel.freezeTime();
    channel.writeInbound(new TextWebSocketFrame(true, 4, "compressed?"));

    assertThat(channel.isOutputShutdown()).isTrue();
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(3, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoDoesNotTakeTheCloseFrameIsHungUpAShortWhileLater() {
    channel.freezeTime();
    channel.writeOutbound(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));

    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(3, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whereOneDirectionCannotEndAloneTheConnectionIsGoneAtOnce() {
    EmbeddedChannel other = new EmbeddedChannel();
    other.pipeline().addLast("handler", new Application());
    FramePipeline.install(other, MAX_BYTES);

    other.writeInbound(new TextWebSocketFrame(true, 4, "compressed?"));

    assertThat(other.isOpen()).isFalse();
    other.finishAndReleaseAll();
  }

  @Test
  void whatIsNoUtf8IsInvalid() {
    channel.writeInbound(new TextWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {(byte) 0xC3})));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code());
  }

  @Test
  void aMessageMayHave1024Frames() {
    fragments(1_022);
    channel.writeInbound(new ContinuationWebSocketFrame(true, 0, ""));

    TextWebSocketFrame message = channel.readInbound();
    assertThat(message.text()).hasSize(1_023);
    message.release();
  }

  @Test
  void aMessageInMoreFramesIsTooBigHoweverFewBytesItHas() {
    fragments(1_023);
    assertThat(channel.<Object>readOutbound()).isNull();
    channel.writeInbound(new ContinuationWebSocketFrame(true, 0, ""));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
  }

  @Test
  void aPingBetweenFragmentsDoesNotCountThemAnew() {
    fragments(1_023);
    channel.writeInbound(new PingWebSocketFrame());
    channel.<PongWebSocketFrame>readOutbound().release();
    channel.writeInbound(new ContinuationWebSocketFrame(false, 0, ""));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
  }

  @Test
  void aMessageWithTooManyBytesIsTooBig() {
    channel.writeInbound(new BinaryWebSocketFrame(false, 0, bytes(MAX_BYTES)));
    channel.writeInbound(new ContinuationWebSocketFrame(true, 0, bytes(1)));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
  }

  @Test
  void aFrameThatTheDecoderFindsTooLongIsTooBig() {
    channel.pipeline().fireExceptionCaught(new TooLongFrameException());

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
  }

  @Test
  void nothingThatComesAfterAViolationIsHeardAndItIsAnsweredOnce() {
    channel.writeInbound(new TextWebSocketFrame(true, 1, "bad"));
    channel
        .pipeline()
        .fireExceptionCaught(
            new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "again"));
    channel.pipeline().fireChannelRead(new TextWebSocketFrame("more"));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.PROTOCOL_ERROR.code());
    assertThat(channel.<Object>readOutbound()).isNull();
    assertThat(channel.<Object>readInbound()).isNull();
    assertThat(application.failure).isNull();
  }

  @Test
  void nothingIsSentAfterACloseFrame() {
    channel.writeOutbound(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
    channel.writeOutbound(new TextWebSocketFrame("late"));

    assertThat(closeStatus()).isEqualTo(WebSocketCloseStatus.NORMAL_CLOSURE.code());
    assertThat(channel.<Object>readOutbound()).isNull();
  }

  @Test
  void whatIsNoViolationIsLeftToVertx() {
    IOException reset = new IOException("connection reset");
    channel.pipeline().fireExceptionCaught(reset);

    assertThat(application.failure).isSameAs(reset);
    assertThat(channel.<Object>readOutbound()).isNull();
  }

  /** Begins a message with a frame of one byte, and goes on with as many more. */
  private void fragments(int more) {
    channel.writeInbound(new TextWebSocketFrame(false, 0, "x"));
    for (int n = 0; n < more; n++) {
      channel.writeInbound(new ContinuationWebSocketFrame(false, 0, "x"));
    }
  }

  private static ByteBuf bytes(int count) {
    return Unpooled.wrappedBuffer(new byte[count]);
  }

  private int closeStatus() {
    WebSocketFrame frame = channel.readOutbound();
    assertThat(frame).isInstanceOf(CloseWebSocketFrame.class);
    try {
      return ((CloseWebSocketFrame) frame).statusCode();
    } finally {
      frame.release();
    }
  }

  /** In the place of Vert.x: keeps what failed. */
  private static final class Application extends ChannelInboundHandlerAdapter {
    private @Nullable Throwable failure;

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      failure = cause;
    }
  }
}
