package chat.parley.application;

import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.user.UserId;

/** A user who has proved who they are on this connection. */
public record SignedIn(ConnectionId connection, UserId user, SessionId session) implements Caller {}
