package chat.parley.domain.session;

/** Names one open connection of this server; never stored. */
public record ConnectionId(String value) {}
