package chat.parley.jsonstore;

/**
 * Which message a client id stands for, by the hash of sender and client id: a table of open
 * addresses, because an object for each message would cost more than the message's place.
 */
final class ClientIds {
  private static final int SMALLEST = 8;

  /** 0 where nothing is. */
  private long[] hashes = new long[SMALLEST];

  private int[] seqs = new int[SMALLEST];
  private int size;

  /** The seq under this hash; 0 if there is none. */
  int find(long hash) {
    return seqs[slot(hash)];
  }

  void put(long hash, int seq) {
    // Two thirds full at most: probes stay short.
    if (3 * (size + 1) > 2 * hashes.length) {
      grow();
    }
    int slot = slot(hash);
    hashes[slot] = hash;
    seqs[slot] = seq;
    size++;
  }

  void remove(long hash) {
    int hole = slot(hash);
    if (hashes[hole] == 0) {
      return;
    }
    size--;
    // What follows moves up where it may, or probes would end at the hole.
    for (int i = next(hole); hashes[i] != 0; i = next(i)) {
      int home = home(hashes[i]);
      boolean reachesFromHome = hole <= i ? home <= hole || home > i : home <= hole && home > i;
      if (reachesFromHome) {
        hashes[hole] = hashes[i];
        seqs[hole] = seqs[i];
        hole = i;
      }
    }
    hashes[hole] = 0;
    seqs[hole] = 0;
  }

  private int slot(long hash) {
    int slot = home(hash);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = next(slot);
    }
    return slot;
  }

  private int home(long hash) {
    return (int) hash & (hashes.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (hashes.length - 1);
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldSeqs = seqs;
    hashes = new long[2 * oldHashes.length];
    seqs = new int[2 * oldHashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        seqs[slot] = oldSeqs[i];
      }
    }
  }
}
