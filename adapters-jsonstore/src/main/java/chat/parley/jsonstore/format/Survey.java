package chat.parley.jsonstore.format;

import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a whole file, past whatever is wrong in it. {@link Scan} tells whether a file can be
 * used; this tells all that is wrong in one that can't, and finds what is good in it.
 */
public final class Survey {

  /** Is told of each line, in the order of the file. */
  public interface Visitor {
    /** A line whose checksum is right; the records about the file itself are among them. */
    void good(Fields fields, LineReader line);

    /**
     * A line that can't be read, or a run of what is no record at all; one that is not where it
     * belongs, or some that are missing.
     */
    void bad(Damage damage);
  }

  private final LineReader reader;
  private final StoreFile which;
  private final Visitor visitor;
  private final long size;
  private final Fields fields = new Fields();
  private long number;
  private long expected = 1;
  private long unreadable;
  private @Nullable Damage noRecords;
  private boolean midLine;
  private boolean ended;
  private boolean closed;

  private Survey(DiskFile file, StoreFile which, Visitor visitor) throws IOException {
    this.which = which;
    this.visitor = visitor;
    size = file.size();
    reader = new LineReader(file, 0, size);
  }

  public static void of(DiskFile file, StoreFile which, Visitor visitor) throws IOException {
    new Survey(file, which, visitor).run();
  }

  private void run() throws IOException {
    while (reader.next()) {
      number += midLine ? 0 : 1;
      midLine = !reader.terminated();
      if (reader.is(Line.BRACKET) && ended) {
        tellNoRecords();
        closed = reader.offset() + reader.length() == size;
      } else {
        line();
      }
    }
    tellNoRecords();
    number++;
    if (!ended) {
      bad("the line that says \"end\" is missing: so may be lines before it");
    } else if (!closed) {
      bad("the file does not end in a closing bracket");
    }
  }

  private void line() {
    String flaw = Line.flaw(reader.bytes(), reader.from(), reader.to());
    if (Line.NO_RECORD.equals(flaw)) {
      unreadable++;
      passNoRecord();
      return;
    }
    tellNoRecords();
    if (flaw != null) {
      unreadable++;
      bad(flaw);
      return;
    }
    try {
      fields.read(reader.bytes(), reader.from(), reader.to());
      if (number == 1) {
        Header.check(fields, which);
      }
      checkNumber();
      if (fields.flag(Line.END)) {
        ended = true;
      } else {
        visitor.good(fields, reader);
      }
    } catch (Fields.Unreadable e) {
      unreadable++;
      bad("unusable record: " + e.getMessage());
    }
  }

  private void passNoRecord() {
    Damage first = noRecords;
    if (first == null) {
      noRecords = new Damage(number, reader.offset(), Line.NO_RECORD);
    } else {
      long bytes = reader.offset() + reader.length() - first.offset();
      noRecords = new Damage(first.line(), first.offset(), bytes + " bytes hold no record");
    }
  }

  private void tellNoRecords() {
    if (noRecords != null) {
      visitor.bad(noRecords);
      noRecords = null;
    }
  }

  /** The records between the last good one and this one may be the lines that can't be read. */
  private void checkNumber() {
    long n = fields.n();
    if (ended) {
      bad("here is record number " + n + " behind the end");
    } else if (n < expected) {
      bad("here is record number " + n + " where number " + expected + " belongs");
      return;
    } else if (n > expected + unreadable) {
      long last = n - 1;
      bad(
          last == expected + unreadable
              ? "record number " + last + " is missing before this line"
              : "records "
                  + (expected + unreadable)
                  + " to "
                  + last
                  + " are missing before this line");
    }
    unreadable = 0;
    boolean compacted = !fields.flag(Line.END) && fields.kind().equals(Line.COMPACTED);
    expected = compacted ? fields.number(Line.NEXT) : n + 1;
  }

  private void bad(String what) {
    visitor.bad(new Damage(number, reader.offset(), what));
  }
}
