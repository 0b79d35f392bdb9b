package chat.parley.jsonstore;

import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * One file as the journal sees it: how far it is decided, how far committed, how far known to be
 * durable. Belongs to the critical section.
 */
final class JournalFile {

  /**
   * How far a file goes.
   *
   * @param lastN its last record's number
   * @param end the offset behind that record's line
   * @param records how many records there are, dead ones included
   */
  record Reach(long lastN, long end, long records) {}

  private final StoreFile which;
  private final Path path;
  private OpenFile file;
  private long lastN;
  private long end;
  private long records;
  private Reach committed;
  private long syncedN;

  /** Up to which record the lines that follow are sure to say that the file is durable. */
  private long namedN;

  private boolean grown;

  JournalFile(StoreFile which, Path path, OpenFile file, Reach reach) {
    this.which = which;
    this.path = path;
    this.file = file;
    committed = reach;
    lastN = reach.lastN();
    end = reach.end();
    records = reach.records();
    syncedN = lastN;
  }

  StoreFile which() {
    return which;
  }

  Path path() {
    return path;
  }

  OpenFile file() {
    return file;
  }

  /** In the section: the file as it is now, to be released. */
  OpenFile hold() {
    return file.hold();
  }

  long nextN() {
    return lastN + 1;
  }

  long end() {
    return end;
  }

  long records() {
    return records;
  }

  /** In bytes. */
  long size() {
    return file.physical(end);
  }

  Reach decided() {
    return new Reach(lastN, end, records);
  }

  Reach committed() {
    return committed;
  }

  /**
   * Up to which record the file is newly known to be durable, to be named in the next line; or 0.
   */
  long syncedToName() {
    return syncedN > namedN ? syncedN : 0;
  }

  /** Takes in a line of {@code length} bytes, and returns its place. */
  long append(int length) {
    long place = Place.of(end, length);
    lastN++;
    end += length;
    records++;
    namedN = syncedN;
    grown = true;
    return place;
  }

  void committed(Reach reach) {
    committed = reach;
  }

  void synced(Reach reach) {
    syncedN = reach.lastN();
  }

  /** Back to what is committed. The lines that named what is durable may be among those gone. */
  void rollBack() {
    lastN = committed.lastN();
    end = committed.end();
    records = committed.records();
    namedN = 0;
  }

  /** Ends the file on the disk behind what is committed; for the one who writes. */
  void end(byte[] closing) throws IOException {
    long at = file.physical(committed.end());
    file.disk().write(ByteBuffer.wrap(closing), at);
    file.disk().truncate(at + closing.length);
  }

  /** Whether it may end in lines that don't say that all of it is durable. */
  boolean hasGrown() {
    return grown;
  }

  /**
   * Goes on in a shorter file with the same end, durable as a whole, from which {@code gone}
   * records were left out: also the lines that named what is durable.
   */
  void swap(OpenFile next, long gone) {
    file = next;
    records -= gone;
    committed = new Reach(committed.lastN(), committed.end(), committed.records() - gone);
    syncedN = committed.lastN();
    namedN = 0;
  }
}
