package chat.parley.jsonstore;

import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.Marks.Mark;
import java.util.Arrays;

/**
 * What is held in memory of one conversation: of a message its place in the file only, and its
 * client id's hash.
 */
final class ConversationLog {
  private static final int FIRST_MESSAGES = 4;

  private final ConversationId id;
  private final ClientIds clientIds = new ClientIds();
  private final Marks marks = new Marks();
  private long[] places = {};
  private int lastSeq;
  private long lastRev;
  private Pin pin = Pin.NEVER;
  private Moves moves = Moves.NONE;
  private final Tally tally;

  /** What is pinned, 0 for nothing, and the place of the line that last said so. */
  record Pin(int seq, long place) {
    static final Pin NEVER = new Pin(0, Place.NONE);

    Pin at(long otherPlace) {
      return new Pin(seq, otherPlace);
    }

    Pin without(int deleted) {
      return seq == deleted ? new Pin(0, place) : this;
    }
  }

  ConversationLog(ConversationId id, Tally tally) {
    this.id = id;
    this.tally = tally;
  }

  ConversationId id() {
    return id;
  }

  int lastSeq() {
    return lastSeq;
  }

  long lastRev() {
    return lastRev;
  }

  Pin pin() {
    return pin;
  }

  ClientIds clientIds() {
    return clientIds;
  }

  Conversation state() {
    MessageId pinned = pin.seq() == 0 ? null : new MessageId(id, pin.seq());
    return new Conversation(id, lastSeq, lastRev, pinned);
  }

  /** Where the message stands; {@link Place#NONE} if there is none. */
  long place(long seq) {
    return seq >= 1 && seq <= lastSeq ? places[(int) seq - 1] : Place.NONE;
  }

  long[] places(int from, int to) {
    return from > to ? new long[0] : Arrays.copyOfRange(places, from - 1, to);
  }

  /** A message stands there now, be it new or another version. */
  void put(int seq, long place) {
    if (seq > places.length) {
      places = Arrays.copyOf(places, room(places.length, seq));
    }
    if (places[seq - 1] == Place.NONE) {
      tally.messages(1);
    }
    tally.line(places[seq - 1], place);
    places[seq - 1] = place;
    lastSeq = Math.max(lastSeq, seq);
  }

  /**
   * How many messages to make room for where {@code before} have it and {@code seq} needs it: a
   * quarter more, since most conversations are short, and what is kept free costs memory in each.
   */
  static int room(int before, int seq) {
    return Math.max(Math.max(seq, FIRST_MESSAGES), before + Math.max(2, before / 4));
  }

  void removeLast() {
    lastSeq--;
    tally.line(places[lastSeq], Place.NONE);
    places[lastSeq] = Place.NONE;
    tally.messages(-1);
  }

  void rev(long rev) {
    lastRev = rev;
  }

  void pin(Pin next) {
    tally.line(pin.place(), next.place());
    pin = next;
  }

  Mark mark(UserId user) {
    return marks.get(user);
  }

  void mark(UserId user, Mark mark) {
    int before = marks.size();
    marks.put(user, mark);
    tally.marks(marks.size() - before);
  }

  /** Where its lines go while their file is rewritten; else {@link Moves#NONE}. */
  Moves moves() {
    return moves;
  }

  void moves(Moves next) {
    moves = next;
  }

  /** All its lines are where {@link #moves} says. */
  void relocate() {
    for (int seq = 1; seq <= lastSeq; seq++) {
      put(seq, moves.moved(seq, places[seq - 1]));
    }
    pin(relocated(pin));
  }

  Pin relocated(Pin old) {
    return old.at(moves.moved(0, old.place()));
  }
}
