package chat.parley.websocket.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;

/**
 * Text messages on their way out, as the bytes of a server's frames (RFC 6455, 5.2). Many small
 * ones become one buffer and so one write; a large one is sent in fragments (5.4), so that what a
 * slow reader leaves unread is on the heap, where it is shared and bounded, and little of it beside
 * the heap. Between two pieces there is room for control frames.
 *
 * <p>Does what Netty's encoder would do with a {@link WebSocketFrame} for each message, which costs
 * several objects and a way through the whole pipeline apiece.
 */
final class TextMessages {
  /** About how much goes into one write. */
  static final int PIECE_BYTES = 16 * 1024;

  private static final int MOST_HEADER_BYTES = 4;
  private static final int FIN = 0x80;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int MOST_IN_ONE_BYTE = 125;
  private static final int LENGTH_IN_TWO_BYTES = 126;

  private List<byte[]> texts;

  /** The first of them that was not in earlier pieces, or not all of it. */
  private int next;

  /** How much of that was in earlier pieces. */
  private int taken;

  /** Nobody may change the texts any more. */
  TextMessages(List<byte[]> texts) {
    this.texts = texts;
  }

  boolean isEmpty() {
    return next == texts.size();
  }

  /** Forgets all that waits. */
  void clear() {
    texts = List.of();
    next = 0;
  }

  /**
   * Takes whole frames, of {@link #PIECE_BYTES} or, with the last one of them, less than twice
   * that.
   */
  ByteBuf next(ByteBufAllocator allocator) {
    byte[] first = texts.get(next);
    if (texts.size() == 1 && first.length <= PIECE_BYTES) {
      next = 1;
      return SharedFrame.of(first, () -> wholeFrame(allocator, first));
    }
    ByteBuf piece =
        allocator.directBuffer(MOST_HEADER_BYTES + Math.min(first.length - taken, PIECE_BYTES));
    while (!isEmpty() && piece.readableBytes() < PIECE_BYTES) {
      writeFrame(piece, texts.get(next));
    }
    return piece;
  }

  private static ByteBuf wholeFrame(ByteBufAllocator allocator, byte[] utf8) {
    ByteBuf frame = allocator.directBuffer(MOST_HEADER_BYTES + utf8.length);
    writeFrame(frame, FIN | TEXT, utf8, 0, utf8.length);
    return frame;
  }

  private void writeFrame(ByteBuf piece, byte[] utf8) {
    int length = Math.min(utf8.length - taken, PIECE_BYTES);
    boolean last = taken + length == utf8.length;
    int head = (last ? FIN : 0) | (taken == 0 ? TEXT : CONTINUATION);
    writeFrame(piece, head, utf8, taken, length);
    if (last) {
      next++;
      taken = 0;
    } else {
      taken += length;
    }
  }

  private static void writeFrame(ByteBuf out, int head, byte[] utf8, int offset, int length) {
    out.writeByte(head);
    if (length <= MOST_IN_ONE_BYTE) {
      out.writeByte(length);
    } else {
      out.writeByte(LENGTH_IN_TWO_BYTES);
      out.writeShort(length);
    }
    out.writeBytes(utf8, offset, length);
  }
}
