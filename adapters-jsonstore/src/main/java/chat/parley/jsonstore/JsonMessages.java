package chat.parley.jsonstore;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.StoreFile;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The messages in {@code messages.json} and the read marks in {@code reads.json}. */
final class JsonMessages implements MessageRepository {
  private final Journal journal;
  private final Conversations conversations;
  private final KeyedHash hashes;
  private final MessageSteps steps;

  JsonMessages(Journal journal, Conversations conversations, KeyedHash hashes) {
    this.journal = journal;
    this.conversations = conversations;
    this.hashes = hashes;
    steps = new MessageSteps(journal, conversations);
  }

  @Override
  public Message append(ConversationId conversation, Function<Slot, Change<Message>> decision) {
    return journal.change(
        () -> steps.post(conversations.of(conversation), decision, MessageSteps.NO_HASH));
  }

  /** What a try to append once came to: the new message, or one that may be the same. */
  private sealed interface Attempt {
    record New(Message message) implements Attempt {}

    record Maybe(Excerpt stored) implements Attempt {}
  }

  @Override
  public Posted appendOnce(
      ConversationId conversation,
      UserId sender,
      ClientMessageId clientId,
      Function<Slot, Change<Message>> decision) {
    for (int attempt = 0; ; attempt++) {
      int hash = hashes.of(sender.value(), clientId.value(), attempt);
      switch (journal.change(() -> attempt(conversation, hash, decision))) {
        case Attempt.New(Message message) -> {
          return new Posted(message, false);
        }
        case Attempt.Maybe(Excerpt excerpt) -> {
          Message stored = only(excerpt);
          if (stored.sender().equals(sender) && clientId.equals(stored.clientId())) {
            return new Posted(stored, true);
          }
          // Two client ids with the same hash: the second one is found under its next hash.
        }
      }
    }
  }

  private Attempt attempt(
      ConversationId conversation, int hash, Function<Slot, Change<Message>> decision) {
    ConversationLog log = conversations.of(conversation);
    int seq = log.clientIds().find(hash);
    return seq == 0
        ? new Attempt.New(steps.post(log, decision, hash))
        : new Attempt.Maybe(journal.excerpt(StoreFile.MESSAGES, log.place(seq)));
  }

  @Override
  public boolean knows(ConversationId conversation, UserId sender, ClientMessageId clientId) {
    int hash = hashes.of(sender.value(), clientId.value(), 0);
    return journal.read(
        () -> {
          ConversationLog log = conversations.find(conversation);
          return log != null && log.clientIds().find(hash) != 0;
        });
  }

  /** A message as read outside the critical section, and where it stood then. */
  private record Found(long place, Excerpt excerpt) {}

  @Override
  public Message change(MessageId id, Revision decision) {
    return onCurrent(id, (log, message) -> steps.revise(log, message, decision));
  }

  @Override
  public Conversation pin(MessageId id, Pinning decision) {
    return onCurrent(id, (log, message) -> steps.pin(log, before -> decision.of(before, message)));
  }

  /** Runs {@code step} in the critical section with a message that is read before, outside it. */
  private <T> T onCurrent(MessageId id, BiFunction<ConversationLog, Message, T> step) {
    while (true) {
      Found found = journal.change(() -> locate(id)).orElseThrow(JsonMessages::notFound);
      Message current = only(found.excerpt());
      // Reading it took time: if it is another one by now, that one has to be read.
      Optional<T> done = journal.change(() -> ifStill(id, found.place(), current, step));
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  private <T> Optional<T> ifStill(
      MessageId id, long place, Message current, BiFunction<ConversationLog, Message, T> step) {
    ConversationLog log = conversations.of(id.conversation());
    return log.place(id.seq()) == place ? Optional.of(step.apply(log, current)) : Optional.empty();
  }

  @Override
  public Conversation changePin(
      ConversationId conversation, Function<Conversation, Change<Conversation>> decision) {
    return journal.change(() -> steps.pin(conversations.of(conversation), decision));
  }

  @Override
  public Conversation conversation(ConversationId id) {
    return journal.read(
        () -> {
          ConversationLog log = conversations.find(id);
          return log == null ? Conversation.empty(id) : log.state();
        });
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return journal.read(() -> locate(id)).map(found -> only(found.excerpt()));
  }

  @Override
  public Page before(ConversationId conversation, long seq, int limit) {
    return page(
        conversation,
        log -> {
          int to = (int) Math.min(log.lastSeq(), Math.max(1, seq) - 1);
          int from = Math.max(1, to - limit + 1);
          return new Stretch(from, to, from > 1);
        });
  }

  @Override
  public Page after(ConversationId conversation, long seq, int limit) {
    return page(
        conversation,
        log -> {
          int from = (int) Math.min(log.lastSeq(), Math.max(0, seq)) + 1;
          int to = (int) Math.min(log.lastSeq(), from + (long) limit - 1);
          return new Stretch(from, to, to < log.lastSeq());
        });
  }

  @Override
  public List<ConversationId> pairsOf(UserId user) {
    return journal.read(() -> conversations.pairsOf(user));
  }

  @Override
  public boolean hasWritten(ConversationId conversation, UserId user) {
    return journal.read(
        () -> {
          ConversationLog log = conversations.find(conversation);
          return log != null && log.mark(user).wrote();
        });
  }

  @Override
  public long readMark(ConversationId conversation, UserId user) {
    return journal.read(
        () -> {
          ConversationLog log = conversations.find(conversation);
          return log == null ? 0L : (long) log.mark(user).seq();
        });
  }

  @Override
  public void markRead(
      ConversationId conversation, UserId user, long seq, LongFunction<List<Notice>> notices) {
    journal.change(() -> steps.read(conversations.of(conversation), user, seq, notices));
  }

  /** Messages next to each other, and whether there are more beyond. */
  private record Stretch(int from, int to, boolean hasMore) {}

  private Page page(ConversationId conversation, Function<ConversationLog, Stretch> choice) {
    try (Located located = journal.read(() -> locate(conversation, choice))) {
      return new Page(located.excerpt().messages(), located.hasMore());
    }
  }

  /** A page's messages before they are read. */
  private record Located(Excerpt excerpt, boolean hasMore) implements AutoCloseable {
    @Override
    public void close() {
      excerpt.close();
    }
  }

  private Located locate(ConversationId conversation, Function<ConversationLog, Stretch> choice) {
    ConversationLog log = conversations.find(conversation);
    Stretch stretch = log == null ? new Stretch(1, 0, false) : choice.apply(log);
    long[] places = log == null ? new long[0] : log.places(stretch.from(), stretch.to());
    return new Located(journal.excerpt(StoreFile.MESSAGES, places), stretch.hasMore());
  }

  private Optional<Found> locate(MessageId id) {
    ConversationLog log = conversations.find(id.conversation());
    long place = log == null ? Place.NONE : log.place(id.seq());
    return place == Place.NONE
        ? Optional.empty()
        : Optional.of(new Found(place, journal.excerpt(StoreFile.MESSAGES, place)));
  }

  private static Message only(Excerpt excerpt) {
    try (excerpt) {
      return excerpt.messages().getFirst();
    }
  }

  private static Rejected notFound() {
    return new Rejection.NotFound("message_id", "There is no such message.").rejected();
  }
}
