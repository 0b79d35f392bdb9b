package chat.parley.jsonstore;

import chat.parley.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The marks of all who ever wrote or read in a conversation: a table of open addresses, because two
 * people are all that most conversations have, and a map for these would cost more than their
 * messages.
 */
final class Marks {
  /** So small a table is filled to the last place, for it is soon looked through. */
  private static final int SMALL = 4;

  private @Nullable UserId[] users = new @Nullable UserId[2];

  /** The seq of each one's mark, or its complement of one who wrote. */
  private int[] seqs = new int[2];

  private int size;

  /** Up to where somebody has read, and whether they have ever written. */
  record Mark(int seq, boolean wrote) {
    static final Mark NONE = new Mark(0, false);

    /** One who writes has read all before it. */
    Mark wrote(int message) {
      return new Mark(Math.max(seq, message), true);
    }

    Mark read(int upTo) {
      return new Mark(upTo, wrote);
    }
  }

  Mark get(UserId user) {
    int slot = slot(user);
    if (slot < 0 || users[slot] == null) {
      return Mark.NONE;
    }
    int seq = seqs[slot];
    return seq < 0 ? new Mark(~seq, true) : new Mark(seq, false);
  }

  void put(UserId user, Mark mark) {
    int slot = slot(user);
    if (slot < 0 || (users[slot] == null && isCrowded())) {
      grow();
      slot = slot(user);
    }
    if (users[slot] == null) {
      users[slot] = user;
      size++;
    }
    seqs[slot] = mark.wrote() ? ~mark.seq() : mark.seq();
  }

  /** How many there are, or were before they were taken back. */
  int size() {
    return size;
  }

  private boolean isCrowded() {
    return users.length > SMALL && 4 * (size + 1) > 3 * users.length;
  }

  /** Where somebody is or belongs; negative if there is no room. */
  private int slot(UserId user) {
    int hash = user.hashCode();
    int slot = hash ^ (hash >>> Short.SIZE);
    for (int i = 0; i < users.length; i++) {
      slot &= users.length - 1;
      UserId there = users[slot];
      if (there == null || there.equals(user)) {
        return slot;
      }
      slot++;
    }
    return -1;
  }

  private void grow() {
    @Nullable UserId[] oldUsers = users;
    int[] oldSeqs = seqs;
    users = new @Nullable UserId[2 * oldUsers.length];
    seqs = new int[2 * oldSeqs.length];
    for (int i = 0; i < oldUsers.length; i++) {
      UserId user = oldUsers[i];
      if (user != null) {
        int slot = slot(user);
        users[slot] = user;
        seqs[slot] = oldSeqs[i];
      }
    }
  }
}
