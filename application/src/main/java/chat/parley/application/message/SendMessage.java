package chat.parley.application.message;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Draft;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.chat.MessageRepository.Posted;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.Slot;
import chat.parley.domain.rejection.Rejection;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message to a person or a group.
 *
 * <p>A repeated {@code clientId} gives the message stored the first time and tells nobody; with
 * other content it is refused.
 */
public final class SendMessage implements UseCase<SignedIn, SendMessage.Command, SendMessage.Sent> {

  /** {@code replyTo} is the text of a message id of the same chat. */
  public record Command(
      ChatId to,
      MessageBody body,
      MessageType type,
      @Nullable String replyTo,
      @Nullable ClientMessageId clientId) {}

  public record Sent(ChatId chat, Message message, boolean duplicate) {}

  static final String TO = "to";

  private final Chats chats;
  private final MessageRepository messages;
  private final InstantSource clock;
  private final Limits limits;

  public SendMessage(Chats chats, MessageRepository messages, InstantSource clock, Limits limits) {
    this.chats = chats;
    this.messages = messages;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public Sent handle(SignedIn caller, Command command) {
    command.body().atMost(limits.contentChars());
    Chat chat = chats.find(caller.user(), command.to(), TO);
    ConversationId conversation = chat.conversation();
    Draft draft = draft(caller, command, conversation);
    Function<Slot, Change<Message>> decision =
        slot -> chats.current(chat).post(draft, slot, clock.instant());
    ClientMessageId clientId = command.clientId();
    if (clientId == null) {
      return new Sent(command.to(), messages.append(conversation, decision), false);
    }
    Posted posted = messages.appendOnce(conversation, caller.user(), clientId, decision);
    if (posted.repeated() && !says(posted.message(), draft)) {
      throw new Rejection.IdempotencyMismatch().rejected();
    }
    return new Sent(command.to(), posted.message(), posted.repeated());
  }

  /**
   * Whether this command was carried out before, so that its answer must be read from the store.
   */
  public boolean isRepeated(SignedIn caller, Command command) {
    ClientMessageId clientId = command.clientId();
    return clientId != null
        && messages.knows(
            chats.find(caller.user(), command.to(), TO).conversation(), caller.user(), clientId);
  }

  private static Draft draft(SignedIn caller, Command command, ConversationId conversation) {
    String replyTo = command.replyTo();
    return new Draft(
        caller.user(),
        command.body(),
        command.type(),
        replyTo == null ? null : MessageId.in(conversation, "reply_to", replyTo),
        command.clientId(),
        caller.connection());
  }

  /** What was edited or deleted since can't be compared, and counts as the same. */
  private static boolean says(Message stored, Draft draft) {
    return stored.deleted()
        || ((stored.editedAt() != null || draft.body().equals(stored.body()))
            && draft.type().equals(stored.type())
            && Objects.equals(draft.replyTo(), stored.replyTo()));
  }
}
