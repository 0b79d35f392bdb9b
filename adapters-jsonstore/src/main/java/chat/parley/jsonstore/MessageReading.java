package chat.parley.jsonstore;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Builds the index of conversations from the lines of {@code messages.json}. */
final class MessageReading {
  private final Conversations conversations;
  private final KeyedHash hashes;
  private final Map<UserId, UserId> users = new HashMap<>();

  MessageReading(Conversations conversations, KeyedHash hashes) {
    this.conversations = conversations;
    this.hashes = hashes;
  }

  void read(Fields fields, long place) {
    String kind = fields.kind();
    if (!MessageLines.KINDS.contains(kind)) {
      throw Records.unknown(fields);
    }
    ConversationLog log =
        conversations.of(new ConversationId(fields.text(MessageLines.CONVERSATION)));
    conversations.keep(log, this::known);
    int seq = Math.toIntExact(fields.numberOr(MessageLines.SEQ, 0));
    if (kind.equals(MessageLines.PINNED)) {
      log.pin(new ConversationLog.Pin(seq, place));
    } else {
      message(log, seq, place, fields);
    }
    if (kind.equals(MessageLines.DELETED)) {
      log.pin(log.pin().without(seq));
    }
    log.rev(Math.max(log.lastRev(), fields.number(MessageLines.REV)));
  }

  /** The one object for all equal ids: they are held a hundred thousand times. */
  private UserId known(UserId user) {
    return users.computeIfAbsent(user, UnaryOperator.identity());
  }

  /** Fails if a message is missing in the middle of a conversation. */
  void checkComplete() {
    for (ConversationLog log : conversations.all()) {
      for (int seq = 1; seq <= log.lastSeq(); seq++) {
        if (log.place(seq) == Place.NONE) {
          throw new CannotOpenStore(
              "messages.json has no message "
                  + seq
                  + " of conversation "
                  + log.id()
                  + ", but later ones. Restore a backup.",
              null);
        }
      }
    }
  }

  private void message(ConversationLog log, int seq, long place, Fields fields) {
    if (seq < 1) {
      throw new IllegalArgumentException("a message without a seq");
    }
    boolean isNew = log.place(seq) == Place.NONE;
    log.put(seq, place);
    UserId sender = known(new UserId(fields.text(MessageLines.SENDER)));
    log.mark(sender, log.mark(sender).wrote(seq));
    String clientId = fields.textIfAny(MessageLines.CLIENT_ID);
    if (isNew && clientId != null) {
      // No two messages have the same client id, so what is under a hash already is another's.
      int attempt = 0;
      int hash = hashes.of(sender.value(), clientId, attempt);
      while (log.clientIds().find(hash) != 0) {
        attempt++;
        hash = hashes.of(sender.value(), clientId, attempt);
      }
      log.clientIds().put(hash, seq);
    }
  }
}
