package chat.parley.jsonstore;

import java.util.Arrays;

/**
 * Which message of a conversation a client id stands for, by the hash of sender and client id: 4
 * bytes a message, and with more than a few of them an index of 6 to 12 more. A hash of 32 bits may
 * be another id's, so whoever needs to know reads the message.
 */
final class ClientIds {
  /** So many are looked through one by one; most conversations have no more. */
  private static final int FEW = 16;

  private static final int[] NOTHING = {};

  /** The hash of each message's client id; 0 for one without. */
  private int[] hashes = NOTHING;

  /** The seqs in a table of open addresses, 0 where nothing is; empty while there are few. */
  private int[] index = NOTHING;

  private int size;

  /** The seq under this hash, which is not 0; 0 if there is none. */
  int find(int hash) {
    if (index.length > 0) {
      return index[slot(hash)];
    }
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Nothing is under this hash yet, nor has the message another one. */
  void put(int hash, int seq) {
    if (seq > hashes.length) {
      hashes = Arrays.copyOf(hashes, ConversationLog.room(hashes.length, seq));
    }
    hashes[seq - 1] = hash;
    size++;
    // Two thirds full at most: probes stay short.
    if (hashes.length > FEW && 3 * size > 2 * index.length) {
      index = new int[Math.max(2 * FEW, 4 * Integer.highestOneBit(size))];
      for (int i = 0; i < hashes.length; i++) {
        if (hashes[i] != 0) {
          index[slot(hashes[i])] = i + 1;
        }
      }
    } else if (index.length > 0) {
      index[slot(hash)] = seq;
    }
  }

  /** Does nothing if there is nothing under this hash. */
  void remove(int hash) {
    int seq = hash == 0 ? 0 : find(hash);
    if (seq > 0) {
      if (index.length > 0) {
        close(slot(hash));
      }
      hashes[seq - 1] = 0;
      size--;
    }
  }

  /** What follows moves up where it may, or probes would end at the hole. */
  private void close(int slot) {
    int hole = slot;
    for (int i = next(hole); index[i] != 0; i = next(i)) {
      int home = home(hashes[index[i] - 1]);
      boolean reachesFromHome = hole <= i ? home <= hole || home > i : home <= hole && home > i;
      if (reachesFromHome) {
        index[hole] = index[i];
        hole = i;
      }
    }
    index[hole] = 0;
  }

  private int slot(int hash) {
    int slot = home(hash);
    while (index[slot] != 0 && hashes[index[slot] - 1] != hash) {
      slot = next(slot);
    }
    return slot;
  }

  private int home(int hash) {
    return hash & (index.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (index.length - 1);
  }
}
