package chat.parley.domain.user;

import chat.parley.domain.random.Ids;
import chat.parley.domain.rejection.Rejection;

/** Names a user for ever; without meaning beyond that. */
public record UserId(String value) implements Comparable<UserId> {
  public UserId {
    if (!Ids.isId(value)) {
      throw new Rejection.Invalid("user_id", "A user id is 1 to 64 letters, digits, _ or -.")
          .rejected();
    }
  }

  public static UserId from(Ids ids) {
    return new UserId(ids.next());
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
