package chat.parley.websocket.json;

import org.jspecify.annotations.Nullable;

/** A request frame, read. {@code id} is the client's, to be given back with the reply. */
public record Request(String type, @Nullable String id, Fields fields) {}
