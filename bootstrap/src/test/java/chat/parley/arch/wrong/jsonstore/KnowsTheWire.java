package chat.parley.arch.wrong.jsonstore;

import chat.parley.arch.wrong.websocket.KnowsAStore;
import org.jspecify.annotations.Nullable;

/** A store that depends on the wire, which depends on it. */
public record KnowsTheWire(@Nullable KnowsAStore wire) {}
