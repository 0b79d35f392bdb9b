package chat.parley.domain.user;

import chat.parley.domain.rejection.Rejection;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a user is called: 2 to 32 letters, digits, {@code _}, {@code .} or {@code -}, in Unicode's
 * NFKC form, so that names which look alike are the same name. Many users may share one; the {@link
 * Tag} tells them apart.
 */
public record Username(String value) {
  public static final int MIN_LENGTH = 2;
  public static final int MAX_LENGTH = 32;

  /** Marks (Mn, Mc) belong to the letters of many scripts and stay where NFKC leaves them apart. */
  private static final Pattern SHAPE =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_.-]{" + MIN_LENGTH + "," + MAX_LENGTH + "}");

  public Username {
    value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    if (!SHAPE.matcher(value).matches()) {
      throw new Rejection.Invalid(
              "username",
              "A user name is "
                  + MIN_LENGTH
                  + " to "
                  + MAX_LENGTH
                  + " letters, digits, or any of _ . -")
          .rejected();
    }
  }

  /** What must differ between two names: upper and lower case are one. */
  public String key() {
    return keyOf(value);
  }

  /** The key that a name beginning with {@code text} begins with. */
  public static String keyOf(String text) {
    // Up and then down again folds what one direction alone leaves apart, such as the Greek sigmas;
    // down by code point, as String.toLowerCase would make a sigma at the end another one again.
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
