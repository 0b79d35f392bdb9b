package chat.parley.websocket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackpressureTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();

  BackpressureTest() {
    channel.pipeline().addLast("handler", new ChannelInboundHandlerAdapter());
    FramePipeline.install(channel, 65_536);
  }

  @AfterEach
  void nothingIsLeft() {
    channel.finishAndReleaseAll();
  }

  @Test
  void whereThereIsRoomEachPingHasItsPong() {
    channel.writeInbound(ping("1"), ping("2"));

    assertThat(sentPong()).isEqualTo("1");
    assertThat(sentPong()).isEqualTo("2");
  }

  @Test
  void whileTheClientTakesNoPongsNothingIsReadAndOnlyTheLastOfThemWaits() {
    hasRoom(false);
    channel.writeInbound(ping("1"), ping("2"));
    assertThat(channel.config().isAutoRead()).isFalse();
    assertThat(channel.<Object>readOutbound()).isNull();

    hasRoom(true);
    assertThat(channel.config().isAutoRead()).isTrue();
    assertThat(sentPong()).isEqualTo("2");
    assertThat(channel.<Object>readOutbound()).isNull();
  }

  @Test
  void thePongThatWaitsGoesWithTheConnection() {
    hasRoom(false);
    PingWebSocketFrame ping = ping("1");
    channel.writeInbound(ping);
    var _ = channel.close();

    assertThat(ping.refCnt()).isZero();
  }

  @Test
  void pingsAndPongsAreHeardOfEvenIfUnanswered() {
    List<String> heard = new ArrayList<>();
    FramePipeline.onControl(channel, () -> heard.add("control"));
    channel.writeInbound(ping("1"), new PongWebSocketFrame(), new TextWebSocketFrame("x"));
    hasRoom(false);
    channel.writeInbound(ping("2"));

    assertThat(heard).hasSize(3);
  }

  @Test
  void whoTakesNothingIsNotPinged() {
    hasRoom(false);
    FramePipeline.ping(channel);
    assertThat(channel.<Object>readOutbound()).isNull();

    hasRoom(true);
    FramePipeline.ping(channel);
    assertThat(channel.<Object>readOutbound()).isInstanceOf(PingWebSocketFrame.class);
  }

  @Test
  void whatIsNotWantedIsNotReadBecauseThereIsRoom() {
    FramePipeline.reading(channel, false);
    hasRoom(false);
    hasRoom(true);

    assertThat(channel.config().isAutoRead()).isFalse();
  }

  @Test
  void whatIsWantedIsNotReadBeforeThereIsRoom() {
    FramePipeline.reading(channel, false);
    hasRoom(false);
    FramePipeline.reading(channel, true);
    assertThat(channel.config().isAutoRead()).isFalse();

    hasRoom(true);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void afterManyFramesNoMoreIsReadUntilTheEventLoopIsThroughWithThem() {
    List<Boolean> reading = new ArrayList<>();
    for (int n = 1; n <= Backpressure.MOST_FRAMES; n++) {
      channel.pipeline().fireChannelRead(new TextWebSocketFrame("x"));
      reading.add(channel.config().isAutoRead());
    }
    channel.pipeline().fireChannelReadComplete();
    channel.eventLoop().execute(() -> reading.add(channel.config().isAutoRead()));
    assertThat(reading.indexOf(false)).isEqualTo(Backpressure.MOST_FRAMES - 1);

    channel.runPendingTasks();
    assertThat(reading.getLast()).isTrue();
  }

  @Test
  void ofManyFramesInOneReadSomeGoOnAtATimeAndAllInTheirOrder() {
    List<String> before = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      before.add("message " + n);
      channel.pipeline().fireChannelRead(new TextWebSocketFrame("message " + n));
    }
    channel.pipeline().fireChannelReadComplete();
    List<Integer> wentOn = new ArrayList<>();
    channel.eventLoop().execute(() -> wentOn.add(channel.inboundMessages().size()));
    assertThat(channel.inboundMessages()).hasSize(Backpressure.MOST_FRAMES);

    channel.runPendingTasks();
    assertThat(wentOn).containsExactly(2 * Backpressure.MOST_FRAMES);
    assertThat(received()).isEqualTo(before);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void framesThatWaitGoWithTheConnection() {
    List<TextWebSocketFrame> frames = new ArrayList<>();
    for (int n = 0; n <= Backpressure.MOST_FRAMES; n++) {
      frames.add(new TextWebSocketFrame("x"));
      channel.pipeline().fireChannelRead(frames.getLast());
    }
    var _ = channel.close();

    assertThat(frames.getLast().refCnt()).isZero();
  }

  @Test
  void ofManyPingsInOneReadTheLastIsAnsweredAndNotAll() {
    for (int n = 1; n <= 100; n++) {
      channel.pipeline().fireChannelRead(ping("" + n));
    }
    channel.pipeline().fireChannelReadComplete();

    List<String> pongs = new ArrayList<>();
    while (!channel.outboundMessages().isEmpty()) {
      pongs.add(sentPong());
    }
    assertThat(pongs).hasSize(Backpressure.MOST_FRAMES + 1).endsWith("100");
  }

  private List<String> received() {
    List<String> texts = new ArrayList<>();
    for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      TextWebSocketFrame text = (TextWebSocketFrame) frame;
      texts.add(text.text());
      text.release();
    }
    return texts;
  }

  @Test
  void fewFramesAtATimeAreReadWithoutAPause() {
    for (int n = 0; n < 2 * Backpressure.MOST_FRAMES; n++) {
      channel.writeInbound(new TextWebSocketFrame("x"));
      assertThat(channel.config().isAutoRead()).isTrue();
    }
  }

  private void hasRoom(boolean room) {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, room);
    channel.runPendingTasks();
  }

  private static PingWebSocketFrame ping(String text) {
    return new PingWebSocketFrame(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
  }

  private String sentPong() {
    PongWebSocketFrame pong = channel.readOutbound();
    try {
      return pong.content().toString(StandardCharsets.UTF_8);
    } finally {
      pong.release();
    }
  }
}
