package chat.parley.application.message;

import chat.parley.application.Done;
import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import org.jspecify.annotations.Nullable;

/** Puts one message of a chat before all eyes, in place of the one pinned before. */
public final class PinMessage implements UseCase<SignedIn, PinMessage.Command, Done> {

  /** {@code message} is null to unpin. */
  public record Command(ChatId chat, @Nullable String message) {}

  private final Chats chats;
  private final MessageRepository messages;

  public PinMessage(Chats chats, MessageRepository messages) {
    this.chats = chats;
    this.messages = messages;
  }

  @Override
  public Done handle(SignedIn caller, Command command) {
    Chat chat = chats.find(caller.user(), command.chat());
    if (command.message() == null) {
      messages.changePin(
          chat.conversation(),
          conversation -> chats.current(chat).pin(conversation, null, caller.user()));
    } else {
      messages.pin(
          MessageId.in(chat.conversation(), "message_id", command.message()),
          (conversation, message) -> chats.current(chat).pin(conversation, message, caller.user()));
    }
    return Done.DONE;
  }
}
