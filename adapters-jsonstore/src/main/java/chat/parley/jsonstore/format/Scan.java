package chat.parley.jsonstore.format;

import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file from its first line to its last, checking each: its checksum, that its number is one
 * more than the one before, and, by the line at the end, that none is missing there.
 */
public final class Scan {

  /**
   * Is given the good records, but for those about the file itself; throws for one it can't use.
   */
  @FunctionalInterface
  public interface Records {
    /** {@code length} includes prefix and line break. */
    void accept(Fields fields, long offset, int length);
  }

  /**
   * What was found.
   *
   * @param records how many records there are, but for those about the file itself
   * @param lastN the number of the last good line, but for the one that says "end"
   * @param end where that line ends, and the next one belongs
   * @param size of the whole file
   */
  public record Result(long records, long lastN, long end, long size, Ending ending) {}

  /** A line of a change whose last line is not read yet. */
  private static final class Held {
    private final byte[] line;
    private final long offset;

    Held(LineReader reader) {
      line = Arrays.copyOfRange(reader.bytes(), reader.from(), reader.to());
      offset = reader.offset();
    }
  }

  private final DiskFile file;
  private final StoreFile which;
  private final Records records;
  private final String unwanted;
  private final LineReader reader;
  private final long size;
  private final Fields fields = new Fields();
  private final List<Held> unfinished = new ArrayList<>();
  private long lines;
  private long count;
  private long expected = 1;
  private long readEnd;
  private long lastN;
  private long end;
  private boolean ended;

  private Scan(DiskFile file, StoreFile which, String unwanted, Records records)
      throws IOException {
    this.file = file;
    this.which = which;
    this.unwanted = unwanted;
    this.records = records;
    size = file.size();
    reader = new LineReader(file, 0, size);
  }

  /** Gives every good record of the file to {@code records}, without the field {@code unwanted}. */
  public static Result of(DiskFile file, StoreFile which, String unwanted, Records records)
      throws IOException {
    Scan scan = new Scan(file, which, unwanted, records);
    Ending ending = scan.run();
    return new Result(scan.count, scan.lastN, scan.end, scan.size, ending);
  }

  private Ending run() throws IOException {
    try {
      while (reader.next() && isNext()) {
        line();
      }
    } catch (NewerFormat e) {
      throw e;
    } catch (RuntimeException e) {
      // Its checksum is right, so it was written like this: by another program, or by a defect.
      return new Ending.Damaged(
          new Damage(lines + 1, reader.offset(), "the record can't be used: " + e.getMessage()));
    }
    return closed() && unfinished.isEmpty() ? new Ending.Clean() : unclean();
  }

  /** Whether the line is good, and the one that belongs here. */
  private boolean isNext() {
    if (ended || Line.flaw(reader.bytes(), reader.from(), reader.to()) != null) {
      return false;
    }
    fields.readWithout(unwanted, reader.bytes(), reader.from(), reader.to());
    char prefix = lines == 0 ? '[' : ',';
    return fields.n() == expected && reader.bytes()[reader.from()] == prefix;
  }

  private void line() {
    if (fields.flag(Line.END)) {
      ended = true;
      return;
    }
    String kind = fields.kind();
    if (lines == 0) {
      Header.check(fields, which);
    }
    if (fields.flag(Line.MORE)) {
      unfinished.add(new Held(reader));
    } else if (!unfinished.isEmpty()) {
      unfinished.add(new Held(reader));
      deliverHeld();
    } else if (!kind.equals(Line.HEADER) && !kind.equals(Line.COMPACTED)) {
      deliver(reader.offset(), reader.length());
    }
    lines++;
    expected = kind.equals(Line.COMPACTED) ? fields.number(Line.NEXT) : fields.n() + 1;
    readEnd = reader.offset() + reader.length();
    if (unfinished.isEmpty()) {
      lastN = expected - 1;
      end = readEnd;
    }
  }

  private void deliverHeld() {
    for (Held held : unfinished) {
      fields.readWithout(unwanted, held.line, 0, held.line.length);
      deliver(held.offset, held.line.length);
    }
    unfinished.clear();
  }

  private void deliver(long offset, int length) {
    count++;
    records.accept(fields, offset, length);
  }

  /** Whether the file ends as it should: the reader stands behind the line that says "end". */
  private boolean closed() {
    return ended && reader.is(Line.BRACKET) && reader.offset() + reader.length() == size;
  }

  private Ending unclean() throws IOException {
    if (lines == 0) {
      return new Ending.Damaged(new Damage(1, 0, "the file does not begin with a header record"));
    }
    Damage damage = closed() ? null : Tail.damage(file, readEnd, size, expected, lines + 1);
    return damage == null ? new Ending.Torn(size - end) : new Ending.Damaged(damage);
  }
}
