package chat.parley.jsonstore;

import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The lines of {@code sessions.json}: a session, as of that line on, or that one has ended. */
final class SessionLines {
  static final String SESSION = "session";
  static final String ENDED = "session_ended";

  private SessionLines() {}

  static void write(LineWriter line, Session session) {
    TokenHash previous = session.previous();
    line.text("session", session.id().value())
        .text("user", session.user().value())
        .text("token_hash", session.token().value())
        .textIfAny("previous_token_hash", previous == null ? null : previous.value())
        .number("expires_at", session.expiresAt().toEpochMilli());
  }

  static void writeEnded(LineWriter line, SessionId id) {
    line.text("session", id.value());
  }

  static void read(Fields fields, SessionTable sessions) {
    switch (fields.kind()) {
      case SESSION -> sessions.put(session(fields));
      case ENDED -> sessions.remove(id(fields));
      default -> throw Records.unknown(fields);
    }
  }

  private static SessionId id(Fields fields) {
    return new SessionId(fields.text("session"));
  }

  private static Session session(Fields fields) {
    @Nullable String previous = fields.textIfAny("previous_token_hash");
    return new Session(
        id(fields),
        new UserId(fields.text("user")),
        new TokenHash(fields.text("token_hash")),
        previous == null ? null : new TokenHash(previous),
        Instant.ofEpochMilli(fields.number("expires_at")));
  }
}
