package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.FileOutput;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.Header;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** A new file, to which records are added under new numbers; closing it makes it durable. */
final class SalvagedFile implements AutoCloseable {
  private static final int STEP = 1 << 20;
  private static final String MORE_FIELD = ",\"" + Line.MORE + "\":true";

  private final OutputStream out;
  private final LineWriter lines = new LineWriter();
  private long lastN = 1;
  private long records;

  SalvagedFile(Disk disk, StoreFile which, Path folder, Instant now) throws IOException {
    out = new FileOutput(disk.create(which.in(folder)));
    Header.write(lines, which, now);
  }

  /**
   * The same record by itself: of a change that needed several lines, those count now that are
   * left.
   */
  void copy(Fields fields, byte[] line) throws IOException {
    int start = Line.kindFrom(line, 0);
    byte[] rest = Arrays.copyOfRange(line, start, line.length - Line.SUFFIX_BYTES);
    if (fields.flag(Line.MORE)) {
      String text = new String(rest, StandardCharsets.UTF_8);
      rest = text.replaceFirst(MORE_FIELD, "").getBytes(StandardCharsets.UTF_8);
    }
    lines.begin(',', lastN + 1).raw(rest, 0, rest.length);
    append();
  }

  /** Begins a record, to be completed and then added by {@link #append}. */
  LineWriter line(String kind) {
    return lines.begin(',', lastN + 1).text(Line.KIND, kind);
  }

  void append() throws IOException {
    lines.end();
    lastN++;
    records++;
    if (lines.length() >= STEP) {
      flush();
    }
  }

  long records() {
    return records;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      lines.close(lastN + 1, true);
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(lines.bytes(), 0, lines.length());
    lines.clear(2 * STEP);
  }
}
