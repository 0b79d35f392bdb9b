package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.format.Line;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A file of the store, open for as long as somebody uses it: the store until it puts a rewritten
 * file in its place, readers until they are done. Offsets count from {@code base} bytes before the
 * file, so that those of lines at the end stay the same when dead lines before them go.
 */
final class OpenFile {
  private final DiskFile disk;
  private final long base;
  private int users = 1;

  OpenFile(DiskFile disk, long base) {
    this.disk = disk;
    this.base = base;
  }

  DiskFile disk() {
    return disk;
  }

  long base() {
    return base;
  }

  /** The offset that counts from the file's own beginning. */
  long physical(long offset) {
    return offset - base;
  }

  /** In the section: it stays open until {@link #release}. */
  OpenFile hold() {
    users++;
    return this;
  }

  /** Outside the section: whoever is the last to let go closes the file. */
  void release(Section section) {
    if (section.in(() -> --users == 0)) {
      try {
        disk.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The line at {@code place}, if it is still what was written there; waits for the disk. */
  byte[] read(long place) throws IOException {
    byte[] line = new byte[Place.length(place)];
    int read = 0;
    while (read < line.length) {
      int count = disk.read(line, read, line.length - read, physical(Place.offset(place)) + read);
      if (count < 0) {
        throw new IOException("the file ends before offset " + Place.offset(place));
      }
      read += count;
    }
    String flaw = Line.flaw(line, 0, line.length);
    if (flaw != null) {
      throw new IOException("damage at byte " + physical(Place.offset(place)) + ": " + flaw);
    }
    return line;
  }
}
