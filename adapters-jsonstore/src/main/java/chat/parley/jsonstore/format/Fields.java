package chat.parley.jsonstore.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of one record: text, whole numbers, true and false. Can be used again and again. */
public final class Fields {
  private static final JsonFactory JSON = new JsonFactory();

  private String[] names = new String[16];
  private @Nullable Object[] texts = new @Nullable Object[16];
  private long[] numbers = new long[16];
  private int count;

  /** A record that lacks a field or has something else in it. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Reads the object in a line that runs from its prefix to its line break. */
  public Fields read(byte[] line, int from, int to) {
    return readWithout("", line, from, to);
  }

  /** The same, leaving one field out that may be long and is not asked for. */
  public Fields readWithout(String unwanted, byte[] line, int from, int to) {
    count = 0;
    try (JsonParser parser = JSON.createParser(line, from + 1, to - from - 1)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT);
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (!name.equals(unwanted)) {
          add(name, value, parser);
        }
      }
      expect(parser.currentToken() == JsonToken.END_OBJECT);
      return this;
    } catch (IOException e) {
      throw new Unreadable("the record is no JSON object", e);
    }
  }

  public String kind() {
    return text(Line.KIND);
  }

  public long n() {
    return number("n");
  }

  public String text(String name) {
    String text = textIfAny(name);
    if (text == null) {
      throw new Unreadable("the record has no text \"" + name + "\"", null);
    }
    return text;
  }

  public @Nullable String textIfAny(String name) {
    int i = find(name);
    return i >= 0 && texts[i] instanceof String text ? text : null;
  }

  public long number(String name) {
    int i = find(name);
    if (i < 0 || texts[i] != null) {
      throw new Unreadable("the record has no number \"" + name + "\"", null);
    }
    return numbers[i];
  }

  public long numberOr(String name, long otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  public boolean has(String name) {
    return find(name) >= 0;
  }

  public boolean flag(String name) {
    int i = find(name);
    return i >= 0 && Boolean.TRUE.equals(texts[i]);
  }

  private int find(String name) {
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void add(String name, JsonToken value, JsonParser parser) throws IOException {
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
      texts = Arrays.copyOf(texts, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    names[count] = name;
    texts[count] = null;
    switch (value) {
      case VALUE_STRING -> texts[count] = parser.getText();
      case VALUE_NUMBER_INT -> numbers[count] = parser.getLongValue();
      case VALUE_TRUE -> texts[count] = true;
      case VALUE_FALSE -> texts[count] = false;
      default -> throw new Unreadable("the record's \"" + name + "\" is of no known type", null);
    }
    count++;
  }

  private static void expect(boolean held) {
    if (!held) {
      throw new Unreadable("the record is no JSON object", null);
    }
  }
}
