package chat.parley.domain.user;

/** A password as stored: what a {@link PasswordHasher} made of it, in its own notation. */
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
