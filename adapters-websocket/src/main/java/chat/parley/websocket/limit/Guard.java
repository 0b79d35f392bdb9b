package chat.parley.websocket.limit;

import chat.parley.application.Caller;
import chat.parley.websocket.connection.Connection;

/** Stands before a use case and refuses, by throwing, what is too much. */
@FunctionalInterface
public interface Guard<C extends Caller, I> {

  Admission admit(Connection connection, C caller, I command);
}
