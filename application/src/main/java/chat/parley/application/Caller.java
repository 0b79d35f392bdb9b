package chat.parley.application;

import chat.parley.domain.session.ConnectionId;

/** Who asks. */
public sealed interface Caller permits Guest, SignedIn {

  ConnectionId connection();
}
