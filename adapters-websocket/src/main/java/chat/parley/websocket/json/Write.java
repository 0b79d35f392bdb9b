package chat.parley.websocket.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a value as JSON. */
@FunctionalInterface
public interface Write<T> {

  void write(JsonGenerator out, T value) throws IOException;
}
