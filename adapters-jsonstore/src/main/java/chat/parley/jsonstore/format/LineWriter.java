package chat.parley.jsonstore.format;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A growing run of complete lines, written by hand because every message passes here: no tree, no
 * object a field, and text that is no valid Unicode (half a surrogate pair) stays what it is.
 *
 * <p>{@link #begin}, then the fields, then {@link #end}. A line that is never ended leaves no
 * trace.
 */
public final class LineWriter {
  private static final int INITIAL_BYTES = 4096;
  private static final byte[] NUMBER = Line.ascii("{\"n\":");
  private static final byte[] CRC = Line.ascii(",\"crc\":\"");

  private final CRC32C crc = new CRC32C();
  private byte[] bytes = new byte[INITIAL_BYTES];
  private int complete;
  private int length;

  /**
   * Begins the line of record number {@code n}; {@code prefix} is what stands before the object.
   */
  public LineWriter begin(char prefix, long n) {
    length = complete;
    ensure(Long.BYTES + NUMBER.length);
    bytes[length++] = (byte) prefix;
    put(NUMBER);
    digits(n);
    return this;
  }

  public LineWriter text(String name, String value) {
    name(name);
    quoted(value);
    return this;
  }

  /** Writes nothing for null. */
  public LineWriter textIfAny(String name, @Nullable String value) {
    return value == null ? this : text(name, value);
  }

  public LineWriter number(String name, long value) {
    name(name);
    digits(value);
    return this;
  }

  /** Writes nothing for false. */
  public LineWriter flag(String name, boolean value) {
    if (value) {
      name(name);
      put(Line.TRUE);
    }
    return this;
  }

  /** Writes fields that were encoded before, without a comma in front. */
  public LineWriter raw(byte[] from, int start, int count) {
    ensure(count + 1);
    bytes[length++] = ',';
    System.arraycopy(from, start, bytes, length, count);
    length += count;
    return this;
  }

  /** Ends the line with its checksum, and returns how many bytes it has. */
  public int end() {
    crc.reset();
    crc.update(bytes, complete + 1, length - complete - 1);
    ensure(Line.SUFFIX_BYTES);
    put(CRC);
    int sum = (int) crc.getValue();
    for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
      bytes[length++] = Line.HEX[(sum >>> shift) & 0xf];
    }
    bytes[length++] = '"';
    bytes[length++] = '}';
    bytes[length++] = '\n';
    int count = length - complete;
    complete = length;
    return count;
  }

  /** Writes what a file ends with while it grows: the line that says so, and the bracket. */
  public void close(long n) {
    close(n, false);
  }

  /**
   * The same; {@code synced} says that with these lines all before them is made durable, too. What
   * is missing before such an end is damage, and no write that was cut short.
   */
  public void close(long n, boolean synced) {
    begin(',', n);
    if (synced) {
      // First, since the names "end" and "synced" differ in more than one bit of their first byte:
      // a sector may end there, and one wrong bit is to be told from a write that was cut short.
      number(Line.SYNCED, n - 1);
    }
    flag(Line.END, true).end();
    ensure(Line.BRACKET.length);
    put(Line.BRACKET);
    complete = length;
  }

  /** The bytes themselves; complete lines up to {@link #length()}. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return complete;
  }

  public byte[] copy(int from, int count) {
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  /** Forgets all lines; {@code keepAtMost} bounds the memory that stays for the next ones. */
  public void clear(int keepAtMost) {
    complete = 0;
    length = 0;
    if (bytes.length > keepAtMost) {
      bytes = new byte[INITIAL_BYTES];
    }
  }

  private void name(String name) {
    int count = name.length();
    ensure(count + 4);
    bytes[length++] = ',';
    bytes[length++] = '"';
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) name.charAt(i);
    }
    bytes[length++] = '"';
    bytes[length++] = ':';
  }

  private void quoted(String value) {
    int count = value.length();
    // No char takes more than the six bytes of \\u0000.
    ensure(6 * count + 2);
    bytes[length++] = '"';
    for (int i = 0; i < count; i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xc0 | (c >> 6));
        sixBits(c);
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xe0 | (c >> 12));
        sixBits(c >> 6);
        sixBits(c);
      } else if (i + 1 < count && Character.isSurrogatePair(c, value.charAt(i + 1))) {
        i++;
        fourBytes(Character.toCodePoint(c, value.charAt(i)));
      } else {
        escaped(c);
      }
    }
    bytes[length++] = '"';
  }

  private void ascii(char c) {
    if (c >= 0x20 && c != '"' && c != '\\') {
      bytes[length++] = (byte) c;
      return;
    }
    int letter = "\b\t\n\f\r\"\\".indexOf(c);
    if (letter < 0) {
      escaped(c);
    } else {
      bytes[length++] = '\\';
      bytes[length++] = (byte) "btnfr\"\\".charAt(letter);
    }
  }

  private void fourBytes(int codePoint) {
    bytes[length++] = (byte) (0xf0 | (codePoint >> 18));
    sixBits(codePoint >> 12);
    sixBits(codePoint >> 6);
    sixBits(codePoint);
  }

  private void sixBits(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3f));
  }

  private void escaped(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
      bytes[length++] = Line.HEX[(c >>> shift) & 0xf];
    }
  }

  private void digits(long value) {
    if (value >= 0 && value < 10) {
      ensure(1);
      bytes[length++] = (byte) ('0' + value);
    } else {
      put(Line.ascii(Long.toString(value)));
    }
  }

  private void put(byte[] some) {
    ensure(some.length);
    System.arraycopy(some, 0, bytes, length, some.length);
    length += some.length;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
