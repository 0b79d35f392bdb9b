package chat.parley.jsonstore;

import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * All files as they were at one moment between two commits. The store goes on meanwhile: what is
 * written to a file later comes behind, and a file that is rewritten stays open until this is
 * closed.
 */
public final class Snapshot implements AutoCloseable {
  private static final int STEP = 1 << 20;

  private final List<Extent> extents;
  private final Section section;

  /** How far one file goes. */
  public static final class Extent {
    private final StoreFile which;
    private final Path path;
    private final OpenFile file;
    private final JournalFile.Reach reach;

    Extent(StoreFile which, Path path, OpenFile file, JournalFile.Reach reach) {
      this.which = which;
      this.path = path;
      this.file = file;
      this.reach = reach;
    }

    public StoreFile which() {
      return which;
    }

    /** Where the store has it. */
    public Path path() {
      return path;
    }

    /** How many records it has, dead ones included. */
    public long records() {
      return reach.records();
    }

    /** The number of its last record. */
    public long lastN() {
      return reach.lastN();
    }

    /** How many bytes {@link #copyTo} writes. */
    public long size() {
      return file.physical(reach.end()) + Line.syncedClosing(reach.lastN()).length;
    }

    /** Writes the whole file, as a store can open it. */
    public void copyTo(OutputStream out) throws IOException {
      long end = file.physical(reach.end());
      byte[] step = new byte[STEP];
      for (long position = 0; position < end; ) {
        int wanted = (int) Math.min(STEP, end - position);
        int count = file.disk().read(step, 0, wanted, position);
        if (count < 0) {
          throw new IOException(which.fileName() + " ends before byte " + end);
        }
        out.write(step, 0, count);
        position += count;
      }
      out.write(Line.syncedClosing(reach.lastN()));
    }
  }

  Snapshot(List<Extent> extents, Section section) {
    this.extents = List.copyOf(extents);
    this.section = section;
  }

  /** All files, each after those that it refers to. */
  public List<Extent> extents() {
    return extents;
  }

  /** Lets the files go. */
  @Override
  public void close() {
    extents.forEach(extent -> extent.file.release(section));
  }
}
