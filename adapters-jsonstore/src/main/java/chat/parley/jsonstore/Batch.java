package chat.parley.jsonstore;

import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The changes that are written and made durable together: their lines, how to take them back, and
 * what waits for them. Belongs to the critical section; the writer reads a batch that it has taken.
 */
final class Batch {
  /** Batches are used again; one that grew beyond this gives its memory back. */
  private static final int KEPT_BYTES = 1 << 20;

  /** Lines for one file, which begin where the file's committed ones end. */
  static final class Part {
    private final LineWriter lines = new LineWriter();
    private int bytes;
    private long start;
    private JournalFile.Reach reach = new JournalFile.Reach(0, 0, 0);

    LineWriter lines() {
      return lines;
    }

    /** Where the first line goes. */
    long start() {
      return start;
    }

    /** How far the file goes with this part. */
    JournalFile.Reach reach() {
      return reach;
    }

    boolean isEmpty() {
      return bytes == 0;
    }

    /** The line at {@code place}, if it is one of these. */
    boolean has(long place) {
      long offset = Place.offset(place);
      return bytes > 0 && offset >= start && offset < start + bytes;
    }

    byte[] read(long place) {
      return lines.copy((int) (Place.offset(place) - start), Place.length(place));
    }
  }

  private final Map<StoreFile, Part> parts = new EnumMap<>(StoreFile.class);
  private final List<Undo> undos = new ArrayList<>();
  private List<Held> held = new ArrayList<>();
  private int bytes;
  private int records;

  Batch() {
    for (StoreFile which : StoreFile.values()) {
      parts.put(which, new Part());
    }
  }

  Part part(StoreFile which) {
    return Objects.requireNonNull(parts.get(which));
  }

  /** Takes in the line that was written last, and returns its place. */
  long add(JournalFile file, int length) {
    Part part = part(file.which());
    if (part.isEmpty()) {
      part.start = file.end();
    }
    part.bytes += length;
    bytes += length;
    records++;
    return file.append(length);
  }

  void undo(Undo undo) {
    undos.add(undo);
  }

  void hold(Held one) {
    held.add(one);
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  int bytes() {
    return bytes;
  }

  int records() {
    return records;
  }

  /** Nothing is added any more: ends each part in the lines that end a file. */
  void seal(Iterable<JournalFile> files) {
    for (JournalFile file : files) {
      Part part = part(file.which());
      if (!part.isEmpty()) {
        part.reach = file.decided();
        part.lines.close(file.nextN());
      }
    }
  }

  /** What waits, which then no longer does. */
  List<Held> takeHeld() {
    List<Held> taken = held;
    held = new ArrayList<>();
    return taken;
  }

  /** A file was rewritten: the changes can still be taken back. */
  void relocate() {
    undos.forEach(Undo::relocate);
  }

  /** Takes the changes back, the last one first. */
  void undoAll() {
    for (Undo undo : undos.reversed()) {
      undo.run();
    }
  }

  void clear() {
    for (Part part : parts.values()) {
      part.lines.clear(KEPT_BYTES);
      part.bytes = 0;
    }
    undos.clear();
    bytes = 0;
    records = 0;
  }
}
