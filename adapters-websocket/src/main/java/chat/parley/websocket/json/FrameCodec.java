package chat.parley.websocket.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** Reads request frames. */
public final class FrameCodec {
  /** Deep nesting costs stack and means nothing in this protocol. */
  public static final int MAX_DEPTH = 16;

  private static final int MAX_ID_LENGTH = 64;

  /** Names are the client's own words: a table of them, shared by all, is one that clients fill. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private FrameCodec() {}

  public static Request read(String frame) throws BadFrame {
    JsonNode root = parse(MAPPER, frame);
    if (!root.isObject()) {
      throw new BadFrame(ErrorCode.BAD_REQUEST, "A request is a JSON object.", null, null);
    }
    JsonNode type = root.path("type");
    if (!type.isTextual() || type.textValue().isEmpty()) {
      throw new BadFrame(ErrorCode.BAD_REQUEST, "type must be a string.", null, null);
    }
    String id = id(type.textValue(), root.path("id"));
    JsonNode data = root.path("data");
    if (data.isMissingNode() || data.isNull()) {
      data = JsonNodeFactory.instance.objectNode();
    }
    if (!data.isObject()) {
      throw new BadFrame(ErrorCode.BAD_REQUEST, "data must be an object.", type.textValue(), id);
    }
    return new Request(type.textValue(), id, new Fields(data));
  }

  static JsonNode parse(ObjectMapper mapper, String frame) throws BadFrame {
    try {
      JsonNode root = mapper.readTree(frame);
      if (hasHalfACharacter(frame, root)) {
        throw new BadFrame(
            ErrorCode.BAD_JSON, "An escaped surrogate needs its other half.", null, null);
      }
      return root;
    } catch (StreamConstraintsException _) {
      throw new BadFrame(
          ErrorCode.BAD_JSON,
          "JSON is nested at most %d deep, a number has at most %d digits, a name %d characters."
              .formatted(
                  MAX_DEPTH,
                  StreamReadConstraints.DEFAULT_MAX_NUM_LEN,
                  StreamReadConstraints.DEFAULT_MAX_NAME_LEN),
          null,
          null);
    } catch (JsonProcessingException | RuntimeException _) {
      // The parser's own words may repeat what was sent; nobody needs that back or in a log.
      throw new BadFrame(
          ErrorCode.BAD_JSON, "This is not a JSON text without doubled keys.", null, null);
    }
  }

  /** One could not be sent on: UTF-8 has no way to write it. Only an escape can bring one in. */
  private static boolean hasHalfACharacter(String frame, JsonNode root) {
    return frame.contains("\\u")
        && root.toString()
            .codePoints()
            .anyMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
  }

  private static @Nullable String id(String type, JsonNode id) throws BadFrame {
    if (id.isMissingNode() || id.isNull()) {
      return null;
    }
    if (!id.isTextual() || id.textValue().isEmpty() || id.textValue().length() > MAX_ID_LENGTH) {
      throw new BadFrame(
          ErrorCode.BAD_REQUEST, "id must be a string of 1 to 64 characters.", type, null);
    }
    return id.textValue();
  }
}
