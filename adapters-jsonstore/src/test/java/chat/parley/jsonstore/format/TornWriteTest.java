package chat.parley.jsonstore.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Of a write that was cut short any sectors may be there and any not: its file opens without it.
 */
class TornWriteTest {
  private static final int BATCH = 4;

  private static final class Write {
    private final byte[] before;
    private final byte[] after;
    private final int start;

    /**
     * Of {@code batch} to a file that ends {@code shift} bytes later than the shortest, and says
     * whether it is {@code synced}.
     */
    Write(int shift, boolean synced, byte[] batch) {
      LineWriter lines = new LineWriter();
      Header.write(lines, StoreFile.USERS, Instant.EPOCH);
      lines.begin(',', 2).text("kind", "user").text("pad", " ".repeat(700 + shift)).end();
      start = lines.length();
      lines.close(3, synced);
      before = lines.copy(0, lines.length());
      after = Arrays.copyOf(before, start + batch.length);
      System.arraycopy(batch, 0, after, start, batch.length);
    }

    private static byte[] batch(long n) {
      LineWriter lines = new LineWriter();
      for (int i = 0; i < BATCH; i++) {
        lines.begin(',', n + i);
        if (i == 0) {
          lines.number(Line.SYNCED, n - 1);
        }
        lines.text("kind", "message").text("pad", "x".repeat(150 * i)).end();
      }
      lines.close(n + BATCH);
      return lines.copy(0, lines.length());
    }

    int sectors() {
      return (after.length - 1) / Tail.SECTOR - start / Tail.SECTOR + 1;
    }

    /** The sectors whose bits are set are written, the others are as they were; cut to a size. */
    byte[] torn(int written, int size) {
      byte[] left = Arrays.copyOf(Arrays.copyOf(before, Math.min(size, before.length)), size);
      for (int sector = 0; sector < sectors(); sector++) {
        if ((written & 1 << sector) != 0) {
          int from = (start / Tail.SECTOR + sector) * Tail.SECTOR;
          int to = Math.min(Math.min(from + Tail.SECTOR, after.length), size);
          if (from < to) {
            System.arraycopy(after, from, left, from, to - from);
          }
        }
      }
      return left;
    }
  }

  /** Of a running store, to a file that was closed before, or not; and of one that is closed. */
  private static List<Write> writes(int shift) {
    return List.of(
        new Write(shift, false, Write.batch(3)),
        new Write(shift, true, Write.batch(3)),
        new Write(shift, false, Line.syncedClosing(2)));
  }

  private static Scan.Result scan(byte[] bytes) throws IOException {
    return Scan.of(new BytesFile(bytes), StoreFile.USERS, "", (_, _, _) -> {});
  }

  @Test
  void whicheverSectorsOfAWriteCameItsFileOpens() throws IOException {
    for (int shift = 0; shift < Tail.SECTOR; shift++) {
      for (Write write : writes(shift)) {
        for (int written = 0; written < 1 << write.sectors(); written++) {
          for (int size : new int[] {write.before.length, write.after.length}) {
            Scan.Result found = scan(write.torn(written, size));

            assertThat(found.ending())
                .as("shift %d, sectors %s, size %d", shift, Integer.toBinaryString(written), size)
                .isNotInstanceOf(Ending.Damaged.class);
            assertThat(found.records()).isBetween(1L, 1L + BATCH);
          }
        }
        assertThat(scan(write.after).ending()).isEqualTo(new Ending.Clean());
      }
    }
  }

  @Test
  void oneWrongBitInTheClosingLinesIsFoundWhereverASectorEndsInThem() throws IOException {
    for (int shift = 0; shift < Tail.SECTOR; shift++) {
      for (Write write : writes(shift)) {
        int lastSector = write.before.length / Tail.SECTOR * Tail.SECTOR;
        for (int bit = 0; lastSector > write.start && bit < 8; bit++) {
          for (int at = write.start; at < write.before.length; at++) {
            byte[] bytes = write.before.clone();
            bytes[at] ^= (byte) (1 << bit);
            assertThat(scan(bytes).ending())
                .as("shift %d, bit %d of byte %d", shift, bit, at)
                .isInstanceOf(Ending.Damaged.class);
          }
        }
      }
    }
  }

  @Test
  void aSectorThatBecameZeroesThoughItWasOnTheDiskIsDamage() throws IOException {
    Write write = new Write(0, false, Write.batch(3));
    LineWriter later = new LineWriter();
    int start = write.after.length - Line.closing(2 + BATCH).length;
    later.begin(',', 3 + BATCH).number(Line.SYNCED, 2 + BATCH).text("kind", "message").end();
    later.close(4 + BATCH);
    byte[] whole = Arrays.copyOf(write.after, start + later.length());
    System.arraycopy(later.bytes(), 0, whole, start, later.length());
    assertThat(scan(whole).ending()).isEqualTo(new Ending.Clean());

    for (int sector = 0; (sector + 1) * Tail.SECTOR <= start; sector++) {
      byte[] bytes = whole.clone();
      Arrays.fill(bytes, sector * Tail.SECTOR, (sector + 1) * Tail.SECTOR, (byte) 0);
      assertThat(scan(bytes).ending()).as("sector %d", sector).isInstanceOf(Ending.Damaged.class);
    }
  }
}
