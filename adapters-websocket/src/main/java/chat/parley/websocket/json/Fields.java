package chat.parley.websocket.json;

import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A request's {@code data}. What is missing or of the wrong type is refused by its name. */
public record Fields(JsonNode data) {

  public String string(String name) {
    return optionalString(name).orElseThrow(() -> missing(name));
  }

  /** The first of these names that is there; the first is the one to ask for. */
  public String string(String name, String alias) {
    return optionalString(name).or(() -> optionalString(alias)).orElseThrow(() -> missing(name));
  }

  /** Empty where the field is missing or null. */
  public Optional<String> optionalString(String name) {
    JsonNode value = data.path(name);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new Rejection.Invalid(name, name + " must be a string.").rejected();
    }
    return Optional.of(value.textValue());
  }

  public Optional<Boolean> optionalBoolean(String name) {
    JsonNode value = data.path(name);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw new Rejection.Invalid(name, name + " must be true or false.").rejected();
    }
    return Optional.of(value.booleanValue());
  }

  public long integer(String name) {
    return optionalInteger(name).orElseThrow(() -> missing(name));
  }

  public Optional<Long> optionalInteger(String name) {
    JsonNode value = data.path(name);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new Rejection.Invalid(name, name + " must be a whole number.").rejected();
    }
    return Optional.of(value.longValue());
  }

  public JsonNode object(String name) {
    JsonNode value = data.path(name);
    if (isAbsent(value)) {
      throw missing(name);
    }
    if (!value.isObject()) {
      throw new Rejection.Invalid(name, name + " must be an object.").rejected();
    }
    return value;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static Rejected missing(String name) {
    return new Rejection.Invalid(name, name + " is missing.").rejected();
  }
}
