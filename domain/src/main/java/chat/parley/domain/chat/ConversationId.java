package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;

/**
 * The one name of a conversation, whoever looks at it: a group's id, or the two user ids in order
 * with a dot between, which no id holds.
 */
public record ConversationId(String key) {
  private static final char BETWEEN = '.';

  public static ConversationId of(GroupId group) {
    return new ConversationId(group.value());
  }

  public static ConversationId of(UserId one, UserId other) {
    return one.compareTo(other) <= 0
        ? new ConversationId(one.value() + BETWEEN + other.value())
        : new ConversationId(other.value() + BETWEEN + one.value());
  }

  /** Whether this is a conversation of two. */
  public boolean isPair() {
    return key.indexOf(BETWEEN) >= 0;
  }

  /** The two people; only of a conversation of two. */
  public Pair pair() {
    int between = key.indexOf(BETWEEN);
    return new Pair(new UserId(key.substring(0, between)), new UserId(key.substring(between + 1)));
  }

  @Override
  public String toString() {
    return key;
  }
}
