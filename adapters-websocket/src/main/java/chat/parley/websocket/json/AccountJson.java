package chat.parley.websocket.json;

import chat.parley.application.account.Account;
import chat.parley.application.account.LogIn;
import chat.parley.application.account.Register;
import chat.parley.domain.session.Token;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.User;
import chat.parley.domain.user.Username;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Accounts on the wire. */
public final class AccountJson {
  private AccountJson() {}

  public static Register.Command readRegister(Fields fields) {
    return new Register.Command(
        new Username(fields.string("username")), new Password(fields.string("password")));
  }

  public static LogIn.Command readLogIn(Fields fields) {
    return new LogIn.Command(
        fields.string("handle", "username"), new Password(fields.string("password")));
  }

  public static Token readToken(Fields fields) {
    return new Token(fields.string("token"));
  }

  public static Username readUsername(Fields fields) {
    return new Username(fields.string("username"));
  }

  public static void write(JsonGenerator out, Account account) throws IOException {
    out.writeStartObject();
    writeFields(out, account.user());
    out.writeStringField("token", account.token().value());
    out.writeEndObject();
  }

  public static void write(JsonGenerator out, User user) throws IOException {
    out.writeStartObject();
    writeFields(out, user);
    out.writeEndObject();
  }

  /** The best match first; a query that finds nobody is answered, not refused. */
  public static void writeMatches(JsonGenerator out, List<User> matches) throws IOException {
    out.writeStartObject();
    if (matches.isEmpty()) {
      out.writeStringField("status", "error");
      out.writeStringField("message", "User not found");
    } else {
      out.writeStringField("status", "success");
      out.writeFieldName("data");
      write(out, matches.getFirst());
    }
    out.writeArrayFieldStart("matches");
    for (User user : matches) {
      write(out, user);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeFields(JsonGenerator out, User user) throws IOException {
    out.writeStringField("id", user.id().value());
    out.writeStringField("username", user.username().value());
    out.writeStringField("tag", user.handle().tag().toString());
    out.writeStringField("handle", user.handle().toString());
    out.writeNumberField("created_at", user.createdAt().toEpochMilli());
  }
}
