package chat.parley.domain.chat;

import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What opens a group to whoever shows it: six digits. Groups that came from elsewhere may keep a
 * code of six digits and capital letters.
 */
public record InviteCode(String value) {
  private static final int COUNT = 1_000_000;
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{6}");

  public InviteCode {
    value = value.toUpperCase(Locale.ROOT);
    if (!SHAPE.matcher(value).matches()) {
      throw new Rejection.Invalid("invite_code", "An invite code is six digits.").rejected();
    }
  }

  public static InviteCode from(Secrets secrets) {
    return new InviteCode(String.format(Locale.ROOT, "%06d", secrets.below(COUNT)));
  }

  /** Shown to those who may invite only, so it hides from logs. */
  @Override
  public String toString() {
    return "InviteCode[hidden]";
  }
}
