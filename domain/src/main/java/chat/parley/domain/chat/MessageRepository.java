package chat.parley.domain.chat;

import chat.parley.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * All conversations: logs of messages, each with a gapless {@code seq} and {@code rev}.
 *
 * <p>Decisions run in the store's critical section, on the terms of {@link GroupRepository}.
 * Reading messages may wait for a disk; what only counts them ({@link #conversation}, {@link
 * #knows}, {@link #readMark}, {@link #hasWritten}, {@link #append}) never does, but for the answer
 * to a repeated send.
 */
public interface MessageRepository {

  /** What became of a send. {@code repeated}: it had been stored before; this is how it stands. */
  record Posted(Message message, boolean repeated) {}

  /** Messages, oldest first, and whether there are more beyond the page in its direction. */
  record Page(List<Message> messages, boolean hasMore) {}

  /** Decides what becomes of a message, given as it stands, at the conversation's next rev. */
  @FunctionalInterface
  interface Revision {
    Change<Message> of(Message current, long rev);
  }

  /** Decides whether a message, given as it stands, is pinned in its conversation. */
  @FunctionalInterface
  interface Pinning {
    Change<Conversation> of(Conversation conversation, Message message);
  }

  /** Gives the next place to the message that {@code decision} makes, and stores it. */
  Message append(ConversationId conversation, Function<Slot, Change<Message>> decision);

  /**
   * The same, once for each client id of a sender in a conversation, for ever: a repeated call
   * decides nothing and returns the message as it stands.
   */
  Posted appendOnce(
      ConversationId conversation,
      UserId sender,
      ClientMessageId clientId,
      Function<Slot, Change<Message>> decision);

  /** Whether {@link #appendOnce} would find a message stored; never waits for a disk. */
  boolean knows(ConversationId conversation, UserId sender, ClientMessageId clientId);

  /**
   * Stores what {@code decision} makes of a message and of the next {@code rev}, and returns it.
   * One that was pinned and is now deleted is unpinned. {@code NotFound} if there is none.
   */
  Message change(MessageId id, Revision decision);

  /** Stores what {@code decision} makes of where a conversation stands: what is pinned. */
  Conversation changePin(
      ConversationId conversation, Function<Conversation, Change<Conversation>> decision);

  /**
   * Stores what {@code decision} makes of where a conversation stands and of one of its messages,
   * as it stands at that moment: that it is pinned. {@code NotFound} if there is none.
   */
  Conversation pin(MessageId message, Pinning decision);

  /** Where a conversation stands; at 0 if nobody has written to it. */
  Conversation conversation(ConversationId id);

  Optional<Message> find(MessageId id);

  /** Up to {@code limit} messages with a seq below {@code seq}, the nearest to it. */
  Page before(ConversationId conversation, long seq, int limit);

  /** Up to {@code limit} messages with a seq above {@code seq}, the nearest to it. */
  Page after(ConversationId conversation, long seq, int limit);

  /** Whether a user has written in a conversation; never waits for a disk. */
  boolean hasWritten(ConversationId conversation, UserId user);

  /** The conversations of two in which a user has written or was written to. */
  List<ConversationId> pairsOf(UserId user);

  /** Up to which seq a user has read; one has read what one wrote oneself, and all before it. */
  long readMark(ConversationId conversation, UserId user);

  /**
   * Moves a read mark forward to {@code seq}, at most to the last message, and tells {@code
   * notices} with the seq it then stands at; does nothing if it stands there or beyond already.
   */
  void markRead(
      ConversationId conversation, UserId user, long seq, LongFunction<List<Notice>> notices);
}
