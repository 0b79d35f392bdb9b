package chat.parley.jsonstore;

import java.util.Arrays;

/** Where the lines of one conversation are in the next version of their file. */
final class Moves {
  /** Nothing moves. */
  static final Moves NONE = new Moves(0, 0);

  private final long end;
  private long[] places;
  private long pin = Place.NONE;
  private long base;

  /** Lines from {@code end} on stay where they are; {@code messages} is how many there may be. */
  Moves(long end, int messages) {
    this.end = end;
    places = new long[messages];
  }

  /** The last version of a message that was copied, or with 0 the last line about a pin. */
  void put(int seq, long place) {
    if (seq == 0) {
      pin = place;
      return;
    }
    if (seq > places.length) {
      places = Arrays.copyOf(places, Math.max(seq, 2 * places.length));
    }
    places[seq - 1] = place;
  }

  /** What is to be added to the places that were put. */
  void base(long added) {
    base = added;
  }

  /** Where what was at {@code place} is now. */
  long moved(int seq, long place) {
    if (place == Place.NONE || Place.offset(place) >= end) {
      return place;
    }
    long moved = seq == 0 ? pin : places[seq - 1];
    if (moved == Place.NONE) {
      throw new IllegalStateException("line " + seq + " of a conversation was left behind");
    }
    return Place.shifted(moved, base);
  }
}
