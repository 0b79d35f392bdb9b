package chat.parley.domain.chat;

/**
 * What an operator may set about chats.
 *
 * @param contentChars how long a message may be, in Unicode code points
 * @param groupMembers how many people a group may have
 * @param groupsPerUser how many groups one may be in
 */
public record Limits(int contentChars, int groupMembers, int groupsPerUser) {
  public static final Limits DEFAULT = new Limits(4_000, 1_000, 200);
}
