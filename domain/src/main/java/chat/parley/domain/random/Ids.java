package chat.parley.domain.random;

/** Makes identifiers that no other call has made or will make. Safe for use by many threads. */
@FunctionalInterface
public interface Ids {
  int MAX_LENGTH = 64;

  /** A new identifier, one that {@link #isId} accepts. */
  String next();

  /** Whether this is an identifier: 1 to 64 characters out of {@code A-Z a-z 0-9 _ -}. */
  static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(Ids::isIdCharacter);
  }

  private static boolean isIdCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
