package chat.parley.jsonstore.format;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The first line of every file: whose it is, what is in it, and since when. */
public final class Header {
  /**
   * Grows when an older Parley could misread what a newer one writes, and with each file that is
   * added to the {@link StoreFile}s.
   */
  public static final int VERSION = 2;

  private static final String FORMAT = "parley";

  private Header() {}

  /** Writes the first line of a file that is made now. */
  public static void write(LineWriter lines, StoreFile file, Instant now) {
    lines
        .begin('[', 1)
        .text(Line.KIND, Line.HEADER)
        .text("format", FORMAT)
        .number("version", VERSION)
        .text("file", file.label())
        .number("created_at", now.toEpochMilli())
        .end();
  }

  /**
   * The version of a whole folder, as the first line of {@link StoreFile#USERS} says, which is
   * written anew when all else of a newer version is there. Where there is no such line it is this
   * version: then nothing may be missing.
   */
  public static long versionOf(Disk disk, Path folder) throws IOException {
    Path users = StoreFile.USERS.in(folder);
    if (!disk.exists(users)) {
      return VERSION;
    }
    try (DiskFile file = disk.open(users)) {
      LineReader reader = new LineReader(file, 0, file.size());
      boolean good = reader.next() && Line.flaw(reader.bytes(), reader.from(), reader.to()) == null;
      return good
          ? new Fields()
              .read(reader.bytes(), reader.from(), reader.to())
              .numberOr("version", VERSION)
          : VERSION;
    }
  }

  static void check(Fields fields, StoreFile file) {
    if (!fields.kind().equals(Line.HEADER) || !fields.text("format").equals(FORMAT)) {
      throw new Fields.Unreadable("the file does not begin with a header record", null);
    }
    long version = fields.number("version");
    if (version > VERSION) {
      throw new NewerFormat(file, version);
    }
    String label = fields.text("file");
    if (!label.equals(file.label())) {
      throw new Fields.Unreadable("this is the file of " + label + ", under another name", null);
    }
  }
}
