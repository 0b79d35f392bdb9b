package chat.parley.jsonstore;

import chat.parley.domain.user.Handle;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineWriter;
import java.time.Instant;

/** The lines of {@code users.json}: a user, as of that line on. */
final class UserLines {
  static final String USER = "user";

  private UserLines() {}

  static void write(LineWriter line, User user) {
    line.text("user", user.id().value())
        .text("handle", user.handle().toString())
        .text("password", user.password().value())
        .number("created_at", user.createdAt().toEpochMilli());
  }

  static void read(Fields fields, UserTable users) {
    if (!fields.kind().equals(USER)) {
      throw Records.unknown(fields);
    }
    users.put(
        new User(
            new UserId(fields.text("user")),
            Handle.of(fields.text("handle")),
            new PasswordHash(fields.text("password")),
            Instant.ofEpochMilli(fields.number("created_at"))));
  }
}
