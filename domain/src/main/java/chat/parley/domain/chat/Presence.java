package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;

/** Who is here now. */
@FunctionalInterface
public interface Presence {

  /** Whether a user has a connection open. */
  boolean isOnline(UserId user);
}
