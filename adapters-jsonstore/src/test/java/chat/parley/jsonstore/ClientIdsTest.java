package chat.parley.jsonstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table of client ids does what a map does. */
class ClientIdsTest {

  @Test
  void whateverIsPutAndRemovedItFindsWhatAMapFinds() {
    Random random = new Random(5);
    ClientIds ids = new ClientIds();
    Map<Integer, Integer> map = new HashMap<>();
    List<Integer> put = new ArrayList<>();
    for (int i = 1; i < 5_000; i++) {
      // Few different low bits, so that many share a place.
      int hash = (random.nextInt() & ~0xff) | (1 + random.nextInt(8));
      if (random.nextInt(3) == 0 && !put.isEmpty()) {
        int at = random.nextInt(put.size());
        int gone = put.set(at, put.getLast());
        put.removeLast();
        ids.remove(gone);
        map.remove(gone);
      } else if (map.putIfAbsent(hash, i) == null) {
        ids.put(hash, i);
        put.add(hash);
      }
      if (i % 50 == 0) {
        map.forEach((known, seq) -> assertThat(ids.find(known)).isEqualTo(seq));
        assertThat(ids.find((random.nextInt() & ~0xff) | 0x80)).isZero();
      }
    }
  }

  @Test
  void whatWasNeverPutCanBeRemoved() {
    ClientIds ids = new ClientIds();
    ids.put(8, 1);
    ids.remove(16);
    ids.remove(0);

    assertThat(ids.find(8)).isEqualTo(1);
  }

  @Test
  void aHashTellsTextsApartAndWhereTheyEndAndKeysFromKeys() {
    KeyedHash hash = new KeyedHash();

    assertThat(hash.of("anna", "c1", 0))
        .isEqualTo(hash.of("anna", "c1", 0))
        .isNotEqualTo(hash.of("anna", "c1", 1))
        .isNotEqualTo(hash.of("annac", "1", 0))
        .isNotEqualTo(hash.of("anna", "c2", 0))
        .isNotEqualTo(new KeyedHash().of("anna", "c1", 0));
  }
}
