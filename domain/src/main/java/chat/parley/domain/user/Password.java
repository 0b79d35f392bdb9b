package chat.parley.domain.user;

import chat.parley.domain.rejection.Rejection;
import java.nio.charset.StandardCharsets;

/**
 * A password as typed: not empty, and at most 72 bytes of UTF-8, because bcrypt looks at no more.
 * Longer ones are refused, never cut.
 */
public record Password(String value) {
  public static final int MAX_BYTES = 72;

  public Password {
    if (value.isEmpty()) {
      throw new Rejection.Invalid("password", "A password is needed.").rejected();
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new Rejection.Invalid("password", "A password is at most 72 bytes of UTF-8.")
          .rejected();
    }
  }

  /** The same password, if it is long enough to be chosen today; old, shorter ones still log in. */
  public Password atLeast(int characters) {
    if (value.codePointCount(0, value.length()) < characters) {
      throw new Rejection.Invalid(
              "password", "A password has at least " + characters + " characters.")
          .rejected();
    }
    return this;
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
