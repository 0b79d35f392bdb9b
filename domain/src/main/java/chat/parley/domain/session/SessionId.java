package chat.parley.domain.session;

/** Names a session for as long as it lives; no secret. */
public record SessionId(String value) {}
