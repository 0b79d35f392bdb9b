package chat.parley.websocket.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a text that goes to many: made for the second of them, and shared by all that follow
 * on the same event loop. Each loop remembers one, since a text is written to all before the next.
 */
final class SharedFrame {
  private static final FastThreadLocal<SharedFrame> OF_THIS_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected SharedFrame initialValue() {
          return new SharedFrame();
        }

        @Override
        protected void onRemoval(SharedFrame shared) {
          shared.remember(null);
        }
      };

  private byte @Nullable [] text;
  private @Nullable ByteBuf frame;

  private SharedFrame() {}

  /** The frame for this very array, which nobody may change any more. */
  static ByteBuf of(byte[] utf8, Supplier<ByteBuf> encode) {
    return OF_THIS_THREAD.get().get(utf8, encode);
  }

  @SuppressWarnings("ReferenceEquality") // to compare the bytes would cost what is saved
  private ByteBuf get(byte[] utf8, Supplier<ByteBuf> encode) {
    if (utf8 != text) {
      remember(utf8);
      return encode.get();
    }
    if (frame == null) {
      frame = encode.get();
    }
    return frame.retainedDuplicate();
  }

  private void remember(byte @Nullable [] utf8) {
    ReferenceCountUtil.release(frame);
    frame = null;
    text = utf8;
  }
}
