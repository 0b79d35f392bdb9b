package chat.parley.inmemory;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Conversations by id, and those of two by person. */
final class InMemoryMessages implements MessageRepository {
  private final CriticalSection section;
  private final Map<ConversationId, ConversationLog> logs = new HashMap<>();
  private final Map<UserId, Set<ConversationId>> pairs = new HashMap<>();

  InMemoryMessages(CriticalSection section) {
    this.section = section;
  }

  @Override
  public Message append(ConversationId conversation, Function<Slot, Change<Message>> decision) {
    synchronized (section) {
      ConversationLog log = log(conversation);
      Change<Message> change = decision.apply(log.next());
      log.append(change.next());
      keep(log);
      if (conversation.isPair()) {
        keepPair(conversation.pair(), conversation);
      }
      section.announce(change);
      return change.next();
    }
  }

  @Override
  public Posted appendOnce(
      ConversationId conversation,
      UserId sender,
      ClientMessageId clientId,
      Function<Slot, Change<Message>> decision) {
    synchronized (section) {
      return log(conversation)
          .find(sender, clientId)
          .map(message -> new Posted(message, true))
          .orElseGet(() -> new Posted(append(conversation, decision), false));
    }
  }

  @Override
  public boolean knows(ConversationId conversation, UserId sender, ClientMessageId clientId) {
    synchronized (section) {
      return log(conversation).find(sender, clientId).isPresent();
    }
  }

  @Override
  public Message change(MessageId id, Revision decision) {
    synchronized (section) {
      ConversationLog log = log(id.conversation());
      Change<Message> change = decision.of(existing(id), log.next().rev());
      log.replace(change.next());
      section.announce(change);
      return change.next();
    }
  }

  @Override
  public Conversation pin(MessageId message, Pinning decision) {
    synchronized (section) {
      Message current = existing(message);
      return changePin(message.conversation(), before -> decision.of(before, current));
    }
  }

  @Override
  public Conversation changePin(
      ConversationId conversation, Function<Conversation, Change<Conversation>> decision) {
    synchronized (section) {
      ConversationLog log = log(conversation);
      Change<Conversation> change = decision.apply(log.state());
      log.setState(change.next());
      keep(log);
      section.announce(change);
      return change.next();
    }
  }

  @Override
  public Conversation conversation(ConversationId id) {
    synchronized (section) {
      return log(id).state();
    }
  }

  @Override
  public Optional<Message> find(MessageId id) {
    synchronized (section) {
      return log(id.conversation()).find(id.seq());
    }
  }

  @Override
  public Page before(ConversationId conversation, long seq, int limit) {
    synchronized (section) {
      return log(conversation).before(seq, limit);
    }
  }

  @Override
  public Page after(ConversationId conversation, long seq, int limit) {
    synchronized (section) {
      return log(conversation).after(seq, limit);
    }
  }

  @Override
  public boolean hasWritten(ConversationId conversation, UserId user) {
    synchronized (section) {
      return log(conversation).hasAuthor(user);
    }
  }

  @Override
  public List<ConversationId> pairsOf(UserId user) {
    synchronized (section) {
      return List.copyOf(pairs.getOrDefault(user, Set.of()));
    }
  }

  @Override
  public long readMark(ConversationId conversation, UserId user) {
    synchronized (section) {
      return log(conversation).readMark(user);
    }
  }

  @Override
  public void markRead(
      ConversationId conversation, UserId user, long seq, LongFunction<List<Notice>> notices) {
    synchronized (section) {
      ConversationLog log = log(conversation);
      long mark = Math.min(seq, log.state().lastSeq());
      if (mark > log.readMark(user)) {
        List<Notice> told = notices.apply(mark);
        log.setReadMark(user, mark);
        section.announce(told);
      }
    }
  }

  /** A conversation's log; an empty one, not kept yet, if nobody has written to it. */
  private ConversationLog log(ConversationId id) {
    ConversationLog log = logs.get(id);
    return log == null ? new ConversationLog(id) : log;
  }

  private void keep(ConversationLog log) {
    logs.putIfAbsent(log.state().id(), log);
  }

  private void keepPair(Pair pair, ConversationId conversation) {
    pairs.computeIfAbsent(pair.one(), _ -> new LinkedHashSet<>()).add(conversation);
    pairs.computeIfAbsent(pair.other(), _ -> new LinkedHashSet<>()).add(conversation);
  }

  private Message existing(MessageId id) {
    return find(id)
        .orElseThrow(
            () ->
                new Rejection.NotFound("message_id", "There is no such message in this chat.")
                    .rejected());
  }
}
