package chat.parley.application.message;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.MessageRepository.Page;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of a chat. Reading the newest page marks all as read, because that is the only sign
 * that a client of the original protocol gives.
 */
public final class GetHistory implements UseCase<SignedIn, GetHistory.Command, GetHistory.History> {

  /**
   * A page of long messages has fewer of them, so that what one request takes of the server's
   * memory and of the line is bounded: so many bytes have its texts, written as JSON in UTF-8.
   */
  static final int MOST_BYTES = 100_000;

  /** Which page: what it is next to, or around. */
  public sealed interface Where {
    record Newest() implements Where {}

    record Before(long seq) implements Where {}

    record After(long seq) implements Where {}

    record Around(long seq) implements Where {}
  }

  public record Command(ChatId chat, Where where, int limit) {
    private static final int MOST = 100;

    public Command {
      if (limit < 1 || limit > MOST) {
        throw new Rejection.Invalid("limit", "A limit is 1 to " + MOST + ".").rejected();
      }
    }
  }

  /** {@code hasMore}: beyond the page in the direction asked for, in either one for around. */
  public record History(
      ChatId chat, List<Message> messages, @Nullable Message pinned, boolean hasMore) {}

  private final Chats chats;
  private final MessageRepository messages;

  public GetHistory(Chats chats, MessageRepository messages) {
    this.chats = chats;
    this.messages = messages;
  }

  @Override
  public History handle(SignedIn caller, Command command) {
    Chat chat = chats.find(caller.user(), command.chat());
    Conversation conversation = messages.conversation(chat.conversation());
    Page page = page(conversation, command);
    if (command.where() instanceof Where.Newest) {
      markRead(conversation, caller.user());
    }
    List<Message> seen =
        page.messages().stream().map(message -> message.seenBy(caller.user())).toList();
    return new History(command.chat(), seen, pinned(conversation, caller), page.hasMore());
  }

  /** A store that takes no changes at the moment can be read all the same. */
  private void markRead(Conversation conversation, UserId reader) {
    if (messages.readMark(conversation.id(), reader) >= conversation.lastSeq()) {
      return;
    }
    try {
      messages.markRead(conversation.id(), reader, conversation.lastSeq(), _ -> List.of());
    } catch (Rejected rejected) {
      if (!(rejected.rejection() instanceof Rejection.Unavailable)) {
        throw rejected;
      }
    }
  }

  private Page page(Conversation conversation, Command command) {
    return switch (command.where()) {
      case Where.Newest() ->
          before(conversation, conversation.lastSeq() + 1, command.limit(), MOST_BYTES);
      case Where.Before(long seq) -> before(conversation, seq, command.limit(), MOST_BYTES);
      case Where.After(long seq) -> after(conversation, seq, command.limit(), MOST_BYTES);
      case Where.Around(long seq) ->
          around(conversation, Math.min(seq, conversation.lastSeq()), command.limit());
    };
  }

  /** The first half of the page ends with the message itself. */
  private Page around(Conversation conversation, long seq, int limit) {
    Page upToIt = before(conversation, seq + 1, (limit + 1) / 2, MOST_BYTES / 2);
    int rest = limit - upToIt.messages().size();
    Page afterIt =
        rest == 0
            ? new Page(List.of(), conversation.lastSeq() > seq)
            : after(conversation, seq, rest, MOST_BYTES / 2);
    List<Message> both = new ArrayList<>(upToIt.messages());
    both.addAll(afterIt.messages());
    return new Page(both, upToIt.hasMore() || afterIt.hasMore());
  }

  private Page before(Conversation conversation, long seq, int limit, int bytes) {
    Page page = messages.before(conversation.id(), seq, limit);
    List<Message> fitting = fitting(page.messages().reversed(), bytes).reversed();
    return new Page(fitting, page.hasMore() || fitting.size() < page.messages().size());
  }

  private Page after(Conversation conversation, long seq, int limit, int bytes) {
    Page page = messages.after(conversation.id(), seq, limit);
    List<Message> fitting = fitting(page.messages(), bytes);
    return new Page(fitting, page.hasMore() || fitting.size() < page.messages().size());
  }

  /** The first messages, as many as have no more bytes in all; but one at least. */
  private static List<Message> fitting(List<Message> messages, int bytes) {
    TextBudget budget = new TextBudget(bytes);
    int count = 0;
    while (count < messages.size() && (budget.take(messages.get(count)) || count == 0)) {
      count++;
    }
    return messages.subList(0, count);
  }

  private @Nullable Message pinned(Conversation conversation, SignedIn caller) {
    return conversation.pinned() == null
        ? null
        : messages
            .find(conversation.pinned())
            .map(message -> message.seenBy(caller.user()))
            .orElse(null);
  }
}
