package chat.parley.inmemory;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageRepository.Page;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One conversation: its messages, each at the place that its seq names, and what is known of them.
 */
final class ConversationLog {
  /** The name by which a sender's repeated send is recognised. */
  private record Sent(UserId sender, ClientMessageId clientId) {}

  private Conversation state;
  private final List<Message> messages = new ArrayList<>();
  private final Map<Sent, Long> sent = new HashMap<>();
  private final Set<UserId> authors = new HashSet<>();
  private final Map<UserId, Long> readMarks = new HashMap<>();

  ConversationLog(ConversationId id) {
    state = Conversation.empty(id);
  }

  Conversation state() {
    return state;
  }

  void setState(Conversation next) {
    state = next;
  }

  Slot next() {
    return new Slot(state.id(), state.lastSeq() + 1, state.lastRev() + 1);
  }

  Optional<Message> find(long seq) {
    return seq >= 1 && seq <= messages.size()
        ? Optional.of(messages.get((int) seq - 1))
        : Optional.empty();
  }

  Optional<Message> find(UserId sender, ClientMessageId clientId) {
    return Optional.ofNullable(sent.get(new Sent(sender, clientId))).flatMap(this::find);
  }

  void append(Message message) {
    long seq = message.id().seq();
    messages.add(message);
    state = new Conversation(state.id(), seq, message.rev(), state.pinned());
    authors.add(message.sender());
    readMarks.put(message.sender(), seq);
    if (message.clientId() != null) {
      sent.put(new Sent(message.sender(), message.clientId()), seq);
    }
  }

  void replace(Message message) {
    messages.set((int) message.id().seq() - 1, message);
    boolean unpinned = message.deleted() && message.id().equals(state.pinned());
    state =
        new Conversation(
            state.id(), state.lastSeq(), message.rev(), unpinned ? null : state.pinned());
  }

  Page before(long seq, int limit) {
    int end = Math.clamp(seq, 1, messages.size() + 1) - 1;
    int start = Math.max(0, end - limit);
    return new Page(List.copyOf(messages.subList(start, end)), start > 0);
  }

  Page after(long seq, int limit) {
    int start = Math.clamp(seq, 0, messages.size());
    int end = (int) Math.min(messages.size(), (long) start + limit);
    return new Page(List.copyOf(messages.subList(start, end)), end < messages.size());
  }

  boolean hasAuthor(UserId user) {
    return authors.contains(user);
  }

  long readMark(UserId user) {
    return readMarks.getOrDefault(user, 0L);
  }

  void setReadMark(UserId user, long seq) {
    readMarks.put(user, seq);
  }
}
