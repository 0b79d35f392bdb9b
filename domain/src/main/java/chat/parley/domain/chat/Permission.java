package chat.parley.domain.chat;

/** What not everyone in a group may do. Writing and reading are everyone's who is in it. */
public enum Permission {
  /** See the invite code. */
  INVITE(Role.ADMIN),
  PIN(Role.ADMIN),
  DELETE_MESSAGES_OF_OTHERS(Role.ADMIN),
  /** Only those whom one's role outranks. */
  KICK(Role.ADMIN),
  /** Only those whom one's role outranks. */
  MUTE(Role.ADMIN);

  private final Role lowest;

  Permission(Role lowest) {
    this.lowest = lowest;
  }

  /** The lowest role that has this permission; the ones above it have it too. */
  Role lowest() {
    return lowest;
  }
}
