package chat.parley.jsonstore;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository.Revision;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.ConversationLog.Pin;
import chat.parley.jsonstore.Marks.Mark;
import chat.parley.jsonstore.format.StoreFile;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What can happen to a conversation, each a step of the critical section: decided, written into the
 * batch, done in memory, and ready to be taken back.
 */
final class MessageSteps {
  /** Stands for no client id. */
  static final int NO_HASH = 0;

  private final Journal journal;
  private final Conversations conversations;

  MessageSteps(Journal journal, Conversations conversations) {
    this.journal = journal;
    this.conversations = conversations;
  }

  /** A new message, to be found under the hash of its client id. */
  Message post(ConversationLog log, Function<Slot, Change<Message>> decision, int hash) {
    int seq = log.lastSeq() + 1;
    long revBefore = log.lastRev();
    Change<Message> change = decision.apply(new Slot(log.id(), seq, revBefore + 1));
    Message message = change.next();
    UserId sender = message.sender();
    Mark markBefore = log.mark(sender);
    MessageLines.write(journal.line(StoreFile.MESSAGES, MessageLines.MESSAGE), message);
    log.put(seq, journal.append(StoreFile.MESSAGES));
    conversations.keep(log);
    log.rev(revBefore + 1);
    log.mark(sender, markBefore.wrote(seq));
    if (hash != NO_HASH) {
      log.clientIds().put(hash, seq);
    }
    journal.undo(
        () -> {
          log.removeLast();
          log.rev(revBefore);
          log.mark(sender, markBefore);
          log.clientIds().remove(hash);
        });
    journal.tell(change.notices());
    return message;
  }

  /** Another version of a message, or its end. */
  Message revise(ConversationLog log, Message current, Revision decision) {
    int seq = Math.toIntExact(current.id().seq());
    long revBefore = log.lastRev();
    Change<Message> change = decision.of(current, revBefore + 1);
    Message next = change.next();
    Undo undo = new Revised(log, seq);
    String kind = next.deleted() ? MessageLines.DELETED : MessageLines.EDITED;
    MessageLines.write(journal.line(StoreFile.MESSAGES, kind), next);
    log.put(seq, journal.append(StoreFile.MESSAGES));
    log.rev(revBefore + 1);
    if (next.deleted()) {
      log.pin(log.pin().without(seq));
    }
    journal.undo(undo);
    journal.tell(change.notices());
    return next;
  }

  /** Another message is pinned, or none. */
  Conversation pin(ConversationLog log, Function<Conversation, Change<Conversation>> decision) {
    Conversation before = log.state();
    Change<Conversation> change = decision.apply(before);
    MessageId pinned = change.next().pinned();
    int seq = pinned == null ? 0 : Math.toIntExact(pinned.seq());
    long rev = before.lastRev() + 1;
    Undo undo = new Revised(log, 0);
    MessageLines.writePin(
        journal.line(StoreFile.MESSAGES, MessageLines.PINNED), log.id(), rev, seq);
    log.pin(new Pin(seq, journal.append(StoreFile.MESSAGES)));
    conversations.keep(log);
    log.rev(rev);
    journal.undo(undo);
    journal.tell(change.notices());
    return log.state();
  }

  /** Takes back another version of a message, or with 0 for a seq only what happened to the pin. */
  private static final class Revised implements Undo {
    private final ConversationLog log;
    private final int seq;
    private final long rev;
    private long place;
    private Pin pin;

    /** To be made before it happens. */
    Revised(ConversationLog log, int seq) {
      this.log = log;
      this.seq = seq;
      rev = log.lastRev();
      place = log.place(seq);
      pin = log.pin();
    }

    @Override
    public void run() {
      if (seq > 0) {
        log.put(seq, place);
      }
      log.rev(rev);
      log.pin(pin);
    }

    @Override
    public void relocate() {
      if (seq > 0) {
        place = log.moves().moved(seq, place);
      }
      pin = log.relocated(pin);
    }
  }

  /** Somebody has read on; returns up to where. */
  long read(ConversationLog log, UserId user, long seq, LongFunction<List<Notice>> notices) {
    Mark before = log.mark(user);
    int next = (int) Math.min(seq, log.lastSeq());
    if (next <= before.seq()) {
      return before.seq();
    }
    List<Notice> news = notices.apply(next);
    ReadLines.write(
        journal.line(StoreFile.READS, ReadLines.READ), new ReadLines.Reader(log.id(), user), next);
    journal.append(StoreFile.READS);
    log.mark(user, before.read(next));
    journal.undo(() -> log.mark(user, before));
    journal.tell(news);
    return next;
  }
}
