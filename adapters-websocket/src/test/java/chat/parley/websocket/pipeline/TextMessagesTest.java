package chat.parley.websocket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the bytes with Netty's own decoder. */
class TextMessagesTest {
  private static final int PIECE = TextMessages.PIECE_BYTES;

  private final List<byte[]> added = new ArrayList<>();
  private final TextMessages messages = new TextMessages(added);

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 125, 126, 127, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 65_535, 65_536, 1_000_000
      })
  void aMessageOfAnyLengthArrivesAsItIs(int length) {
    String text = "ü".repeat(length / 2) + "x".repeat(length % 2);
    add(text);

    assertThat(received()).containsExactly(text);
  }

  @Test
  void manySmallMessagesGoInOnePiece() {
    List<String> all = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      all.add("message " + n);
      add(all.getLast());
    }
    ByteBuf piece = messages.next(UnpooledByteBufAllocator.DEFAULT);

    assertThat(messages.isEmpty()).isTrue();
    assertThat(texts(List.of(piece))).isEqualTo(all);
  }

  @Test
  void noPieceIsMuchLargerThanAPiece() {
    add("x".repeat(10));
    add("y".repeat(10 * PIECE));
    add("z");
    List<ByteBuf> pieces = pieces();

    assertThat(pieces).allMatch(piece -> piece.readableBytes() < 2 * PIECE + 10);
    assertThat(texts(pieces)).extracting(String::length).containsExactly(10, 10 * PIECE, 1);
  }

  @Test
  void aPingMayComeBetweenTwoPieces() {
    add("x".repeat(2 * PIECE));
    List<ByteBuf> sent = new ArrayList<>();
    for (ByteBuf piece : pieces()) {
      sent.add(piece);
      sent.add(Unpooled.wrappedBuffer(new byte[] {(byte) 0x89, 0}));
    }
    List<WebSocketFrame> frames = frames(sent);

    assertThat(frames)
        .hasExactlyElementsOfTypes(
            TextWebSocketFrame.class,
            PingWebSocketFrame.class,
            ContinuationWebSocketFrame.class,
            PingWebSocketFrame.class);
    frames.forEach(WebSocketFrame::release);
  }

  @Test
  void nothingIsLeftOfWhatIsForgotten() {
    add("x".repeat(3 * PIECE));
    messages.next(UnpooledByteBufAllocator.DEFAULT).release();
    messages.clear();

    assertThat(messages.isEmpty()).isTrue();
  }

  @Test
  void whatGoesToManyIsEncodedOnceAndArrivesAsItIs() {
    byte[] text = "to many".getBytes(StandardCharsets.UTF_8);
    byte[] other = "to others".getBytes(StandardCharsets.UTF_8);
    List<ByteBuf> pieces =
        Stream.of(text, text, text, other, text, other, other)
            .map(one -> new TextMessages(List.of(one)).next(UnpooledByteBufAllocator.DEFAULT))
            .toList();

    assertThat(pieces.get(2).unwrap()).isSameAs(pieces.get(1).unwrap()).isNotNull();
    assertThat(texts(pieces))
        .containsExactly(
            "to many", "to many", "to many", "to others", "to many", "to others", "to others");
  }

  private void add(String text) {
    added.add(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> received() {
    return texts(pieces());
  }

  private List<ByteBuf> pieces() {
    List<ByteBuf> pieces = new ArrayList<>();
    while (!messages.isEmpty()) {
      pieces.add(messages.next(UnpooledByteBufAllocator.DEFAULT));
    }
    return pieces;
  }

  /** A decoder that sees all pieces, as a client's does. */
  private static List<WebSocketFrame> frames(List<ByteBuf> pieces) {
    EmbeddedChannel client =
        new EmbeddedChannel(
            new WebSocket13FrameDecoder(
                WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .maxFramePayloadLength(2 * PIECE)
                    .build()));
    pieces.forEach(client::writeInbound);
    List<WebSocketFrame> frames = new ArrayList<>();
    for (WebSocketFrame frame = client.readInbound(); frame != null; frame = client.readInbound()) {
      frames.add(frame);
    }
    return frames;
  }

  private static List<String> texts(List<ByteBuf> pieces) {
    List<String> texts = new ArrayList<>();
    StringBuilder bytes = new StringBuilder();
    for (WebSocketFrame frame : frames(pieces)) {
      // One char a byte: a fragment may end within a character.
      bytes.append(frame.content().toString(StandardCharsets.ISO_8859_1));
      if (frame.isFinalFragment()) {
        texts.add(
            new String(
                bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        bytes.setLength(0);
      }
      frame.release();
    }
    return texts;
  }
}
