package chat.parley.domain.user;

import java.time.Instant;

/** An account. */
public record User(UserId id, Handle handle, PasswordHash password, Instant createdAt) {

  public Username username() {
    return handle.username();
  }

  public User renamed(Handle next) {
    return new User(id, next, password, createdAt);
  }
}
