package chat.parley.websocket.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes the envelopes of the protocol. */
public final class Frames {
  private static final JsonFactory JSON = new JsonFactory();

  /** Most frames are smaller, so that their buffer never grows. */
  private static final int USUAL_SIZE = 512;

  private Frames() {}

  public static <T> Frame reply(String type, @Nullable String id, Write<T> write, T value) {
    return frame(
        Frame.Kind.REPLY,
        out -> {
          head(out, type, "success", id);
          out.writeFieldName("data");
          write.write(out, value);
        });
  }

  public static <T> Frame event(String type, Frame.Kind kind, Write<T> write, T value) {
    return frame(
        kind,
        out -> {
          head(out, type, "success", null);
          out.writeFieldName("data");
          write.write(out, value);
        });
  }

  /** Where the request's type could not be read, the refusal's is {@code system}. */
  public static Frame refusal(@Nullable String type, @Nullable String id, Refusal refusal) {
    return frame(
        Frame.Kind.REPLY,
        out -> {
          head(out, type == null ? "system" : type, "error", id);
          out.writeStringField("message", refusal.message());
          out.writeObjectFieldStart("data");
          out.writeStringField("code", refusal.code().name());
          out.writeBooleanField("retryable", refusal.code().retryable());
          if (refusal.retryAfterMs() != null) {
            out.writeNumberField("retry_after_ms", refusal.retryAfterMs());
          }
          if (refusal.field() != null) {
            out.writeStringField("field", refusal.field());
          }
          if (refusal.limit() != null) {
            out.writeNumberField("limit", refusal.limit());
          }
          out.writeEndObject();
        });
  }

  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  private static void head(JsonGenerator out, String type, String status, @Nullable String id)
      throws IOException {
    out.writeStringField("type", type);
    out.writeStringField("status", status);
    if (id != null) {
      out.writeStringField("id", id);
    }
  }

  private static Frame frame(Frame.Kind kind, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      body.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return new Frame(bytes.toByteArray(), kind);
  }
}
