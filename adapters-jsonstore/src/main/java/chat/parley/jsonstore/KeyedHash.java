package chat.parley.jsonstore;

import java.util.SplittableRandom;

/**
 * SipHash-1-3 of texts, under a key that no client knows, so that none can choose client ids which
 * crowd one place of an index.
 */
final class KeyedHash {
  private final long key0;
  private final long key1;

  KeyedHash() {
    SplittableRandom random = new SplittableRandom();
    key0 = random.nextLong();
    key1 = random.nextLong();
  }

  /** The hash of two texts and a number; never 0. */
  int of(String one, String two, int number) {
    State state = new State(key0, key1);
    state.add(one);
    state.add(two);
    state.add(number);
    int hash = Long.hashCode(state.end());
    return hash == 0 ? 1 : hash;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long key0, long key1) {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    /** Its length too, so that where one text ends and the next begins makes a difference. */
    void add(String text) {
      int length = text.length();
      long word = 0;
      for (int i = 0; i < length; i++) {
        word = word << Character.SIZE | text.charAt(i);
        if ((i & 3) == 3) {
          add(word);
          word = 0;
        }
      }
      add(word);
      add(length);
    }

    void add(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    long end() {
      v2 ^= 0xff;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
