package chat.parley.application;

import chat.parley.domain.session.ConnectionId;

/** Somebody who has not said who they are. */
public record Guest(ConnectionId connection) implements Caller {}
