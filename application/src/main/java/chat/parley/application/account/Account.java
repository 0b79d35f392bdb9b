package chat.parley.application.account;

import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.Token;
import chat.parley.domain.user.User;

/** Who has just signed in, and the token by which they come back. */
public record Account(User user, SessionId session, Token token) {}
