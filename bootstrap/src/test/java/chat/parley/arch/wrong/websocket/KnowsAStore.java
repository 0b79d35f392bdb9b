package chat.parley.arch.wrong.websocket;

import chat.parley.arch.wrong.jsonstore.KnowsTheWire;
import org.jspecify.annotations.Nullable;

/** A wire that depends on a store, which depends on it. */
public record KnowsAStore(@Nullable KnowsTheWire store) {}
