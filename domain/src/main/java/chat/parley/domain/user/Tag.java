package chat.parley.domain.user;

import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejection;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/** The four digits that tell users of one name apart, 0 to 9999. */
public record Tag(int number) {
  /** How many users can share one name. */
  public static final int COUNT = 10_000;

  public Tag {
    if (number < 0 || number >= COUNT) {
      throw new Rejection.Invalid("tag", "A tag is four digits.").rejected();
    }
  }

  public static Tag of(String digits) {
    if (!digits.matches("[0-9]{4}")) {
      throw new Rejection.Invalid("tag", "A tag is four digits.").rejected();
    }
    return new Tag(Integer.parseInt(digits));
  }

  /** One of the tags not in {@code taken}, each as likely as the others; empty if none is left. */
  public static Optional<Tag> anyBut(BitSet taken, Secrets secrets) {
    int free = COUNT - taken.cardinality();
    if (free <= 0) {
      return Optional.empty();
    }
    int tag = taken.nextClearBit(0);
    for (int skip = secrets.below(free); skip > 0; skip--) {
      tag = taken.nextClearBit(tag + 1);
    }
    return Optional.of(new Tag(tag));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04d", number);
  }
}
