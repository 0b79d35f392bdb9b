package chat.parley.domain.chat;

import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** A message that has no place in its conversation yet. {@code on} is where its sender sent it. */
public record Draft(
    UserId sender,
    MessageBody body,
    MessageType type,
    @Nullable MessageId replyTo,
    @Nullable ClientMessageId clientId,
    ConnectionId on) {}
