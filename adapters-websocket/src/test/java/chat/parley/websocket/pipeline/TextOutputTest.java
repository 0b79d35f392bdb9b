package chat.parley.websocket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextOutputTest {
  private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

  private final EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
  private final List<String> done = new ArrayList<>();
  private final TextOutput output;

  TextOutputTest() {
    channel.pipeline().addLast("handler", new ChannelInboundHandlerAdapter());
    FramePipeline.install(channel, 65_536);
    output = new TextOutput(channel);
  }

  @AfterEach
  void nothingIsLeft() {
    channel.finishAndReleaseAll();
  }

  @Test
  void whatWasAddedIsSentInOneWriteAndThenSaid() {
    output.send(List.of(TEXT, TEXT), () -> done.add("sent"));

    assertThat(writtenBytes()).containsExactly(2 * (2 + TEXT.length));
    assertThat(done).containsExactly("sent");
  }

  @Test
  void aLargeTextIsSaidToBeSentOnceAllOfItIs() {
    output.send(List.of(new byte[3 * TextMessages.PIECE_BYTES]), () -> done.add("sent"));

    assertThat(writtenBytes()).hasSize(3);
    assertThat(done).containsExactly("sent");
  }

  @Test
  void nothingIsSentAfterACloseFrame() {
    channel.writeOutbound(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
    int closeFrame = writtenBytes().getFirst();
    output.send(List.of(TEXT), () -> done.add("sent"));

    assertThat(closeFrame).isPositive();
    assertThat(writtenBytes()).isEmpty();
    assertThat(done).as("so that nobody waits for it").containsExactly("sent");
  }

  @Test
  void whatIsNotOnItsWayYetIsLetGoOf() {
    List<Runnable> held = new ArrayList<>();
    channel
        .pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void write(ChannelHandlerContext context, Object piece, ChannelPromise sent) {
                held.add(
                    () -> {
                      var _ = context.writeAndFlush(piece, sent);
                    });
              }
            });
    output.send(List.of(new byte[3 * TextMessages.PIECE_BYTES]), () -> done.add("sent"));
    output.clear();
    assertThat(done).isEmpty();
    held.forEach(Runnable::run);

    assertThat(writtenBytes()).hasSize(1);
    assertThat(done).containsExactly("sent");
  }

  @Test
  void whoIsGoneKeepsNobodyWaiting() {
    var _ = channel.close();
    output.send(List.of(new byte[3 * TextMessages.PIECE_BYTES]), () -> done.add("sent"));

    assertThat(done).containsExactly("sent");
  }

  /** How large each write was. */
  private List<Integer> writtenBytes() {
    List<Integer> sizes = new ArrayList<>();
    for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
      sizes.add(piece.readableBytes());
      piece.release();
    }
    return sizes;
  }
}
