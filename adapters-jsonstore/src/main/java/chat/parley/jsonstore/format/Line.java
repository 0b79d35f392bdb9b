package chat.parley.jsonstore.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What every line is made of: {@code [} or {@code ,}, then an object that begins with the record's
 * number {@code "n"} and ends with {@code "crc"}, the CRC-32C of the object's bytes before it, as
 * eight lower-case hexadecimal digits.
 */
public final class Line {
  public static final String KIND = "kind";

  /** The kind of the first line. */
  public static final String HEADER = "header";

  /** Marks the last line. It is overwritten by the next record, which has the same number. */
  public static final String END = "end";

  /** The kind of the line behind which numbering goes on at {@link #NEXT}. */
  public static final String COMPACTED = "compacted";

  public static final String NEXT = "next";

  /** Marks every line but the last of a change that needs several: all of them count, or none. */
  public static final String MORE = "more";

  /** Up to which record the file was known to be durable when this line was written. */
  public static final String SYNCED = "synced";

  /** The flaw of what does not even look like a line. */
  static final String NO_RECORD = "this is no record";

  /** Longer ones are never written, so what looks like one is none. */
  public static final int MAX_BYTES = (1 << 20) - 1;

  static final byte[] HEX = ascii("0123456789abcdef");
  static final byte[] TRUE = ascii("true");
  static final byte[] BRACKET = ascii("]\n");
  private static final byte[] START = ascii("{\"n\":");
  private static final byte[] KIND_FIELD = ascii("\"kind\":");
  private static final byte[] BEFORE_CRC = ascii(",\"crc\":\"");
  private static final byte[] AFTER_CRC = ascii("\"}\n");
  private static final int HEX_DIGITS = 8;

  /** How many bytes of a line come behind its last field but {@code crc}. */
  public static final int SUFFIX_BYTES = BEFORE_CRC.length + HEX_DIGITS + AFTER_CRC.length;

  private Line() {}

  /** What is wrong with a line, from its prefix to its line break; null if nothing is. */
  public static @Nullable String flaw(byte[] bytes, int from, int to) {
    int suffix = to - SUFFIX_BYTES;
    if (suffix <= from + START.length
        || (bytes[from] != ',' && bytes[from] != '[')
        || !matches(bytes, from + 1, START)
        || !matches(bytes, suffix, BEFORE_CRC)
        || !matches(bytes, to - AFTER_CRC.length, AFTER_CRC)) {
      return NO_RECORD;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, from + 1, suffix - from - 1);
    int digits = suffix + BEFORE_CRC.length;
    return isHex(bytes, digits, (int) crc.getValue())
        ? null
        : "the checksum of the record is "
            + HexFormat.of().toHexDigits((int) crc.getValue())
            + ", and not "
            + new String(bytes, digits, HEX_DIGITS, StandardCharsets.ISO_8859_1);
  }

  private static boolean isHex(byte[] bytes, int at, int value) {
    for (int i = 0; i < HEX_DIGITS; i++) {
      if (bytes[at + i] != HEX[(value >>> (Integer.SIZE - 4 * (i + 1))) & 0xf]) {
        return false;
      }
    }
    return true;
  }

  /** Where in a good line the fields begin that a new number leaves as they are. */
  public static int kindFrom(byte[] bytes, int from) {
    int at = from;
    while (!matches(bytes, at, KIND_FIELD)) {
      at++;
    }
    return at;
  }

  /** The bytes with which a file ends that has record {@code lastN} last. */
  public static byte[] closing(long lastN) {
    return closing(lastN, false);
  }

  /** The same for a file that is made durable as a whole. */
  public static byte[] syncedClosing(long lastN) {
    return closing(lastN, true);
  }

  static byte[] closing(long lastN, boolean synced) {
    LineWriter writer = new LineWriter();
    writer.close(lastN + 1, synced);
    return writer.copy(0, writer.length());
  }

  /** From which byte on closing lines differ from any record. */
  static int closingTellsAt(byte[] closing) {
    return new String(closing, StandardCharsets.US_ASCII).indexOf(END);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean matches(byte[] bytes, int at, byte[] expected) {
    return Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }
}
