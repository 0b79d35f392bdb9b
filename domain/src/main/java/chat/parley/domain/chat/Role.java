package chat.parley.domain.chat;

import java.util.Locale;

/** What a member is in a group, the highest first. */
public enum Role {
  OWNER,
  ADMIN,
  MEMBER;

  public boolean may(Permission permission) {
    return !permission.lowest().outranks(this);
  }

  /** Whether this role may use its power over a member of that one. */
  public boolean outranks(Role other) {
    return compareTo(other) < 0;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
