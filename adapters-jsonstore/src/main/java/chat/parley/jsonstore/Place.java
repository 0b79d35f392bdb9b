package chat.parley.jsonstore;

import chat.parley.jsonstore.format.Line;

/**
 * Where a line stands in its file, in one number, because there is one for every message: the
 * offset in the upper 44 bits, the length in the lower 20. Offsets are those of {@link OpenFile}.
 */
final class Place {
  /** No line stands there: the first one is the header. */
  static final long NONE = 0;

  private static final int LENGTH_BITS = 20;

  private Place() {}

  static long of(long offset, int length) {
    if (length > Line.MAX_BYTES) {
      throw new IllegalStateException("a record of " + length + " bytes is too long to be stored");
    }
    return offset << LENGTH_BITS | length;
  }

  static long offset(long place) {
    return place >>> LENGTH_BITS;
  }

  /** So many bytes further on. */
  static long shifted(long place, long by) {
    return place + (by << LENGTH_BITS);
  }

  static int length(long place) {
    return (int) (place & Line.MAX_BYTES);
  }
}
