package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.Connection;

/** Stands before a use case and refuses, by throwing, what is too much. */
@FunctionalInterface
public interface Guard<C extends Caller, I> {

  void admit(Connection connection, C caller, I command);

  /** Hears that the use case refused what was admitted. */
  default void refused(Connection connection, C caller, I command, Rejection rejection) {}
}
