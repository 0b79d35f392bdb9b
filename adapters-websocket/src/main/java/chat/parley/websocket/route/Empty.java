package chat.parley.websocket.route;

import chat.parley.websocket.json.Fields;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Requests that say nothing but their type, and replies that say nothing but that it is done. */
final class Empty {
  private Empty() {}

  static Empty read(Fields fields) {
    return new Empty();
  }

  static void write(JsonGenerator out, Object done) throws IOException {
    out.writeStartObject();
    out.writeEndObject();
  }
}
