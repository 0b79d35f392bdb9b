package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as it stands now.
 *
 * @param rev the conversation's revision that last changed this message
 * @param body what it says; null once it is deleted
 * @param replyTo the message of the same conversation that this one answers
 */
public record Message(
    MessageId id,
    long rev,
    UserId sender,
    @Nullable MessageBody body,
    MessageType type,
    Instant sentAt,
    @Nullable MessageId replyTo,
    @Nullable Instant editedAt,
    @Nullable ClientMessageId clientId) {

  public boolean deleted() {
    return body == null;
  }

  /** The message as everyone but its sender sees it. */
  Message withoutClientId() {
    return clientId == null
        ? this
        : new Message(id, rev, sender, body, type, sentAt, replyTo, editedAt, null);
  }

  /** The message as one participant sees it. */
  public Message seenBy(UserId viewer) {
    return viewer.equals(sender) ? this : withoutClientId();
  }

  Message edited(MessageBody next, long nextRev, Instant now) {
    return new Message(id, nextRev, sender, next, type, sentAt, replyTo, now, clientId);
  }

  /** Keeps its place and loses its words. */
  Message emptied(long nextRev) {
    return new Message(id, nextRev, sender, null, type, sentAt, replyTo, editedAt, clientId);
  }
}
