package chat.parley.jsonstore.format;

import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an unfinished write left at the end of a file from damage.
 *
 * <p>A write begins where the file's closing lines begin and goes over them and beyond the old end.
 * If it is cut short by a crash, each sector of what it was to write is on the disk or is not. So
 * behind the good lines there may be, and nothing else is a torn tail:
 *
 * <ul>
 *   <li>nothing, or a beginning of the closing lines, or a beginning of a record: the file was cut;
 *   <li>zeroes, in whole sectors or up to the end of the file: these sectors never came;
 *   <li>a part of the closing lines up to a sector's end, or from one: that sector is still old, or
 *       the one after it is.
 * </ul>
 *
 * <p>Behind such a hole there may be good lines again, never acknowledged; but a line which knew
 * that what is missing had been durable turns it into damage. A line that ends in a line break and
 * has a wrong checksum but no hole is damage, the last one too: no unfinished write makes one.
 */
final class Tail {
  /** What every disk writes whole; those that write larger units keep to its multiples. */
  static final int SECTOR = 512;

  private final DiskFile file;
  private final long start;
  private final long size;
  private final long expected;
  private final byte[] closing;
  private final long oldEnd;
  private boolean hole;

  /** {@code closing} is what the file ended with before the write. */
  private Tail(DiskFile file, long start, long size, long expected, byte[] closing) {
    this.file = file;
    this.start = start;
    this.size = size;
    this.expected = expected;
    this.closing = closing;
    oldEnd = start + closing.length;
  }

  /**
   * What is wrong if no unfinished write explains what follows the good lines from {@code start}
   * on, where record {@code expected} belongs, in line number {@code line}; else null.
   */
  static @Nullable Damage damage(DiskFile file, long start, long size, long expected, long line)
      throws IOException {
    byte[] growing = Line.closing(expected - 1);
    Damage damage = new Tail(file, start, size, expected, growing).damage(line);
    if (damage == null) {
      return null;
    }
    byte[] synced = Line.syncedClosing(expected - 1);
    return new Tail(file, start, size, expected, synced).damage(line) == null ? null : damage;
  }

  private @Nullable Damage damage(long line) throws IOException {
    boolean mixed = mixedWithClosing();
    hole = mixed;
    LineReader reader = new LineReader(file, start, size);
    for (long number = line; reader.next(); number++) {
      boolean mixture = mixed && reader.offset() < oldEnd;
      String what = mixture ? null : flaw(reader);
      if (what != null) {
        return new Damage(number, reader.offset(), what);
      }
    }
    return null;
  }

  /** What makes this line impossible in a torn tail. */
  private @Nullable String flaw(LineReader reader) {
    if (reader.is(Line.BRACKET)) {
      return hole || reader.offset() == oldEnd - Line.BRACKET.length
          ? null
          : "the line that says \"end\" is missing: so may be lines before it";
    }
    // Where the old end is a sector's end, the new sector behind it may be there without the old.
    boolean headless = reader.offset() == oldEnd && oldEnd % SECTOR == 0;
    hole |= headless;
    String flaw = Line.flaw(reader.bytes(), reader.from(), reader.to());
    if (flaw == null) {
      return goodLine(reader);
    }
    if (headless || hasHole(reader)) {
      hole = true;
      return null;
    }
    boolean cut = hole ? !reader.terminated() : isBeginning(reader);
    return cut ? null : flaw;
  }

  private @Nullable String goodLine(LineReader reader) {
    Fields fields = new Fields().read(reader.bytes(), reader.from(), reader.to());
    if (hole) {
      return fields.numberOr(Line.SYNCED, 0) >= expected
          ? "records before this one are gone that were on the disk before"
          : null;
    }
    boolean isEnd = fields.flag(Line.END) && fields.n() == expected;
    return isEnd && reader.offset() == start
        ? null
        : "here is record number " + fields.n() + " where number " + expected + " belongs";
  }

  /** Whether the file was cut in this line: a record, or the closing lines. */
  private boolean isBeginning(LineReader reader) {
    if (reader.terminated()) {
      return false;
    }
    byte[] bytes = reader.bytes();
    int from = reader.from();
    if (reader.offset() > start) {
      return reader.length() == 1 && bytes[from] == ']';
    }
    return bytes[from] == ',' && (reader.length() == 1 || bytes[from + 1] == '{');
  }

  /** Whether there are zeroes where a sector, or the rest of one, was never written. */
  private boolean hasHole(LineReader reader) {
    byte[] bytes = reader.bytes();
    int i = reader.from();
    while (i < reader.to()) {
      int zeroes = i;
      while (zeroes < reader.to() && bytes[zeroes] == 0) {
        zeroes++;
      }
      long from = reader.offset() + i - reader.from();
      long to = reader.offset() + zeroes - reader.from();
      boolean behindOldEnd = from == oldEnd && to % SECTOR == 0;
      if (zeroes > i && (to == size || behindOldEnd || sectorAfter(from) + SECTOR <= to)) {
        return true;
      }
      i = zeroes + 1;
    }
    return false;
  }

  /**
   * Whether a sector's end lies in the closing lines, and they are there on one side of it only. A
   * single wrong bit is damage all the same.
   */
  private boolean mixedWithClosing() throws IOException {
    int cut = (int) (sectorAfter(start) - start);
    byte[] there = new byte[closing.length + 1];
    int count = file.read(there, 0, there.length, start);
    if (cut == 0 || cut >= closing.length || count < closing.length) {
      return false;
    }
    boolean headOld =
        cut > Line.closingTellsAt(closing) && Arrays.equals(there, 0, cut, closing, 0, cut);
    boolean restOld =
        Arrays.equals(there, cut, closing.length, closing, cut, closing.length)
            && there[closing.length] == 0;
    int bits = 0;
    for (int i = 0; i < closing.length; i++) {
      bits += Integer.bitCount((there[i] ^ closing[i]) & 0xff);
    }
    return (headOld || restOld) && bits > 1;
  }

  private static long sectorAfter(long position) {
    return (position + SECTOR - 1) / SECTOR * SECTOR;
  }
}
