package chat.parley.domain.session;

/** SHA-256 of a {@link Token}, as 64 hexadecimal digits. */
public record TokenHash(String value) {}
