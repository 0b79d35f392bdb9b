package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.NOW;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.MessageRepository.Posted;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.User;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A conversation in a store under test, spoken in as the use cases do. */
record Talk(MessageRepository messages, ConversationId id, Supplier<? extends Chat> chat) {
  /** Later than any message, so that an edit can be told from a post. */
  static final Instant LATER = NOW.plusSeconds(60);

  static Talk between(User one, User other, TestedStore store) {
    Pair pair = new Pair(one.id(), other.id());
    return new Talk(store.messages(), pair.conversation(), () -> pair);
  }

  Message say(User sender, String text) {
    return messages.append(id, posting(draft(sender, text, null)));
  }

  /** Says {@code "1"} and so on. */
  void sayNumbers(User sender, int upTo) {
    IntStream.rangeClosed(1, upTo).forEach(n -> say(sender, Integer.toString(n)));
  }

  Posted sayOnce(User sender, String clientId, String text) {
    ClientMessageId client = new ClientMessageId(clientId);
    return messages.appendOnce(id, sender.id(), client, posting(draft(sender, text, client)));
  }

  boolean knows(User sender, String clientId) {
    return messages.knows(id, sender.id(), new ClientMessageId(clientId));
  }

  Message edit(MessageId message, User by, String text) {
    return messages.change(
        message,
        (current, rev) -> chat.get().edit(current, new MessageBody(text), by.id(), rev, LATER));
  }

  Message delete(MessageId message, User by) {
    return messages.change(message, (current, rev) -> chat.get().delete(current, by.id(), rev));
  }

  Conversation pin(@Nullable Message message, User by) {
    return message == null
        ? messages.changePin(id, before -> chat.get().pin(before, null, by.id()))
        : messages.pin(message.id(), (before, current) -> chat.get().pin(before, current, by.id()));
  }

  Conversation state() {
    return messages.conversation(id);
  }

  MessageId at(long seq) {
    return new MessageId(id, seq);
  }

  Function<Slot, Change<Message>> posting(Draft draft) {
    return slot -> chat.get().post(draft, slot, NOW);
  }

  static Draft draft(User sender, String text, @Nullable ClientMessageId clientId) {
    return new Draft(
        sender.id(),
        new MessageBody(text),
        MessageType.TEXT,
        null,
        clientId,
        new ConnectionId("connection of " + sender.id()));
  }
}
