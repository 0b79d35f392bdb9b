package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.format.Damage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something wrong in a file: at a place in it, or with the file as a whole. */
public record Finding(Path file, @Nullable Damage damage, String what) {

  public static Finding at(Path file, Damage damage) {
    return new Finding(file, damage, damage.what());
  }

  public static Finding of(Path file, String what) {
    return new Finding(file, null, what);
  }

  /** The same in a file that has the same bytes up to there. */
  public Finding in(Path other) {
    return new Finding(other, damage, what);
  }

  /** For people: file, line, byte, and what it is. */
  @Override
  public String toString() {
    return damage == null
        ? file + ": " + what
        : file + ", line " + damage.line() + ", byte " + damage.offset() + ": " + what;
  }
}
