package chat.parley.domain.chat;

import chat.parley.domain.random.Ids;
import chat.parley.domain.rejection.Rejection;

/** Names a group for ever; without meaning beyond that. */
public record GroupId(String value) {
  public GroupId {
    if (!Ids.isId(value)) {
      throw new Rejection.Invalid("group_id", "A group id is 1 to 64 letters, digits, _ or -.")
          .rejected();
    }
  }

  public static GroupId from(Ids ids) {
    return new GroupId(ids.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
