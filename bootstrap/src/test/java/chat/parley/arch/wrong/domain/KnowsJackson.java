package chat.parley.arch.wrong.domain;

import com.fasterxml.jackson.databind.JsonNode;

/** A domain class that depends on a library. */
public record KnowsJackson(JsonNode node) {}
