package chat.parley.jsonstore;

import chat.parley.jsonstore.JournalFile.Reach;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes a file anew without its dead lines, while the store goes on writing to it.
 *
 * <p>What is committed when it begins is sifted; what is committed meanwhile is copied as it is,
 * most of it beside the writer, the rest by the writer itself, which then goes on in the new file.
 * The new one is durable before it takes the name, so a crash at any moment leaves one of them,
 * whole.
 */
final class Rewriting implements AutoCloseable {
  private static final Set<String> ABOUT_THE_FILE = Set.of(Line.HEADER, Line.COMPACTED);

  /** Is told of each line at which byte it is, and fails when it is time to give up. */
  @FunctionalInterface
  interface Check {
    void at(long offset) throws IOException;
  }

  private final Disk disk;
  private final Path path;
  private final OpenFile old;
  private final Reach sifted;
  private final Path beside;
  private final NextFile next;
  private Reach copied;
  private boolean done;

  /**
   * {@code sifted} is how far {@code old} is committed; {@code old} stays open until this is done.
   */
  Rewriting(Disk disk, JournalFile file, OpenFile old, Reach sifted) throws IOException {
    this.disk = disk;
    this.path = file.path();
    this.old = old;
    this.sifted = sifted;
    beside = Opening.unfinished(path);
    next = new NextFile(disk.create(beside), file.which());
    copied = sifted;
  }

  /** Writes what survives of what was committed at the beginning. */
  void sift(Survivors survivors, Check check) throws IOException {
    LineReader reader = new LineReader(old.disk(), 0, old.physical(sifted.end()));
    Fields fields = new Fields();
    while (reader.next()) {
      check.at(reader.offset());
      String flaw = Line.flaw(reader.bytes(), reader.from(), reader.to());
      if (flaw != null) {
        throw new IOException(path + " is damaged at byte " + reader.offset() + ": " + flaw);
      }
      fields.readWithout(MessageLines.TEXT, reader.bytes(), reader.from(), reader.to());
      if (!ABOUT_THE_FILE.contains(fields.kind())) {
        survivors.read(reader, old.base() + reader.offset(), fields, next);
      }
    }
    survivors.finish(next);
    next.goOnAt(sifted.lastN() + 1);
  }

  /** Copies what was committed since, up to here; returns how many bytes that was. */
  long catchUp(Reach committed) throws IOException {
    long bytes = committed.end() - copied.end();
    next.copy(old, copied.end(), committed.end());
    copied = committed;
    return bytes;
  }

  /** Makes durable what is written so far, so that little is left to do in the end. */
  void force() throws IOException {
    next.force();
  }

  /** Puts the new file in the place of the old one, all of which it has. */
  OpenFile finish() throws IOException {
    next.close(copied.lastN());
    disk.rename(beside, path);
    done = true;
    return new OpenFile(next.disk(), copied.end() - next.size());
  }

  /** How many records did not survive. */
  long gone() {
    return sifted.records() - next.records();
  }

  /** Leaves nothing behind of a new file that did not take the place of the old one. */
  @Override
  public void close() throws IOException {
    if (!done) {
      next.disk().close();
      disk.delete(beside);
    }
  }
}
