package chat.parley.bootstrap.operation;

import chat.parley.domain.user.Password;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.PasswordHasher;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Hashes nothing, and fails on some passwords as careless code does. */
@Alternative
@Singleton
public class BuggyHasher implements PasswordHasher {
  static final String BUG = "-bug";

  @Override
  public PasswordHash hash(Password password) {
    if (password.value().endsWith(BUG)) {
      throw new IllegalStateException(
          "can't hash " + password.value(), new IllegalArgumentException(password.value()));
    }
    return new PasswordHash("hash of " + password.value());
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    return hash.equals(hash(password));
  }

  @Override
  public PasswordHash decoy() {
    return new PasswordHash("decoy");
  }
}
