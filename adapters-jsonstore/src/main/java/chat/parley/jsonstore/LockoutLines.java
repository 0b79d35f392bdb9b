package chat.parley.jsonstore;

import chat.parley.domain.lockout.Lockout;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineWriter;
import java.time.Instant;
import java.util.Map;

/** The lines of {@code lockouts.json}: a lock-out, as of that line on, or that it is forgotten. */
final class LockoutLines {
  static final String LOCKOUT = "lockout";
  static final String FORGOTTEN = "lockout_forgotten";

  private LockoutLines() {}

  static void write(LineWriter line, Lockout lockout) {
    line.text("key", lockout.key())
        .number("times", lockout.times())
        .number("until", lockout.until().toEpochMilli());
  }

  static void writeForgotten(LineWriter line, Lockout lockout) {
    line.text("key", lockout.key());
  }

  static void read(Fields fields, Map<String, Lockout> lockouts) {
    String key = fields.text("key");
    switch (fields.kind()) {
      case LOCKOUT ->
          lockouts.put(
              key,
              new Lockout(
                  key,
                  Math.toIntExact(fields.number("times")),
                  Instant.ofEpochMilli(fields.number("until"))));
      case FORGOTTEN -> lockouts.remove(key);
      default -> throw Records.unknown(fields);
    }
  }
}
