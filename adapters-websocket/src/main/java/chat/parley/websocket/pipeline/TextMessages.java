package chat.parley.websocket.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Text messages on their way out, as the bytes of a server's frames (RFC 6455, 5.2). Many small
 * ones become one buffer and so one write; a large one is sent in fragments (5.4), so that what a
 * slow reader leaves unread is on the heap, where it is shared and bounded, and little of it beside
 * the heap. Between two pieces there is room for control frames.
 *
 * <p>Does what Netty's encoder would do with a {@link WebSocketFrame} for each message, which costs
 * several objects and a way through the whole pipeline apiece.
 */
public final class TextMessages {
  /** About how much goes into one write. */
  public static final int PIECE_BYTES = 16 * 1024;

  private static final int MOST_HEADER_BYTES = 4;
  private static final int FIN = 0x80;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int MOST_IN_ONE_BYTE = 125;
  private static final int LENGTH_IN_TWO_BYTES = 126;

  private final Queue<byte[]> waiting = new ArrayDeque<>(2);

  /** How much of the first that waits was in earlier pieces. */
  private int taken;

  /** Nobody may change the bytes any more. */
  public void add(byte[] utf8) {
    waiting.add(utf8);
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Forgets all that waits. */
  public void clear() {
    waiting.clear();
    taken = 0;
  }

  /**
   * Takes whole frames, of {@link #PIECE_BYTES} or, with the last one of them, less than twice
   * that.
   */
  public ByteBuf next(ByteBufAllocator allocator) {
    byte[] first = waiting.isEmpty() ? new byte[0] : waiting.element();
    ByteBuf piece =
        allocator.directBuffer(MOST_HEADER_BYTES + Math.min(first.length - taken, PIECE_BYTES));
    while (!waiting.isEmpty() && piece.readableBytes() < PIECE_BYTES) {
      writeFrame(piece, waiting.element());
    }
    return piece;
  }

  private void writeFrame(ByteBuf piece, byte[] utf8) {
    int length = Math.min(utf8.length - taken, PIECE_BYTES);
    boolean last = taken + length == utf8.length;
    piece.writeByte((last ? FIN : 0) | (taken == 0 ? TEXT : CONTINUATION));
    if (length <= MOST_IN_ONE_BYTE) {
      piece.writeByte(length);
    } else {
      piece.writeByte(LENGTH_IN_TWO_BYTES);
      piece.writeShort(length);
    }
    piece.writeBytes(utf8, taken, length);
    if (last) {
      waiting.remove();
      taken = 0;
    } else {
      taken += length;
    }
  }
}
