package chat.parley.jsonstore.format;

import java.time.Instant;

/** The first line of every file: whose it is, what is in it, and since when. */
public final class Header {
  /** Grows when an older Parley could misread what a newer one writes. */
  public static final int VERSION = 1;

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
