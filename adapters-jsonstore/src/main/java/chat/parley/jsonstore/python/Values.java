package chat.parley.jsonstore.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what Python wrote without types: null stands for what is missing or something else. */
final class Values {
  /**
   * Below it a time is in seconds (up to the year 5138), from it on in milliseconds (since 1973).
   */
  private static final double FIRST_MILLIS = 1e11;

  /** The end of the year 9999. */
  private static final double LAST_MILLIS = 253_402_300_799_999d;

  private Values() {}

  static @Nullable String text(JsonNode object, String name) {
    return object.path(name).textValue();
  }

  static boolean flag(JsonNode object, String name) {
    return object.path(name).booleanValue();
  }

  /** Whether there is something other than null, empty text or an empty list. */
  static boolean isFilled(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isTextual() ? !value.textValue().isEmpty() : value.isNumber() || !value.isEmpty();
  }

  static @Nullable Instant time(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      return null;
    }
    double number = value.doubleValue();
    double millis = number >= FIRST_MILLIS ? number : number * 1000;
    return millis >= 0 && millis <= LAST_MILLIS ? Instant.ofEpochMilli(Math.round(millis)) : null;
  }
}
