package chat.parley.jsonstore.python;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes valid names of what is none, as like it as can be. */
final class Names {
  private static final int LONGEST_USERNAME = 32;
  private static final int LONGEST_GROUP_NAME = 64;
  private static final Pattern NOT_IN_USERNAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}_.-]+");

  private Names() {}

  static String username(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "user";
    }
    String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    String valid = cut(NOT_IN_USERNAMES.matcher(normal).replaceAll("_"), LONGEST_USERNAME);
    return valid.codePointCount(0, valid.length()) < 2 ? valid + "_" : valid;
  }

  static String groupName(@Nullable String text) {
    String line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty() ? "Group" : cut(line, LONGEST_GROUP_NAME).strip();
  }

  private static String cut(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
