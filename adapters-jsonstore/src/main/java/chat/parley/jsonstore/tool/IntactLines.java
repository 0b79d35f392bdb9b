package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.format.Damage;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineReader;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.format.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The good records of a damaged file, each once, in the order in which they were written. */
final class IntactLines {
  private static final Set<String> ABOUT_THE_FILE = Set.of(Line.HEADER, Line.COMPACTED);

  private final DiskFile file;
  private final List<Place> places = new ArrayList<>();

  private record Place(long n, long offset, int length) {}

  /** Is given a record: its fields, and its line from the prefix to the line break. */
  @FunctionalInterface
  interface Reader {
    void read(Fields fields, byte[] line) throws IOException;
  }

  /** {@code bad} is told of all that is wrong in the file. */
  IntactLines(DiskFile file, StoreFile which, Progress progress, Consumer<Damage> bad)
      throws IOException {
    this.file = file;
    long size = file.size();
    Survey.of(
        file,
        which,
        new Survey.Visitor() {
          @Override
          public void good(Fields fields, LineReader line) {
            progress.at(which.fileName(), line.offset(), size);
            if (!ABOUT_THE_FILE.contains(fields.kind())) {
              places.add(new Place(fields.n(), line.offset(), line.length()));
            }
          }

          @Override
          public void bad(Damage damage) {
            bad.accept(damage);
          }
        });
    // Lines that were swapped go back into their order; this costs nothing where none were.
    places.sort(Comparator.comparingLong(Place::n));
  }

  void read(Reader reader) throws IOException {
    Fields fields = new Fields();
    long last = 0;
    for (Place place : places) {
      if (place.n() != last) {
        last = place.n();
        byte[] line = new byte[place.length()];
        fetch(line, place.offset());
        reader.read(fields.read(line, 0, line.length), line);
      }
    }
  }

  private void fetch(byte[] line, long offset) throws IOException {
    for (int read = 0; read < line.length; ) {
      int count = file.read(line, read, line.length - read, offset + read);
      if (count < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      read += count;
    }
  }
}
