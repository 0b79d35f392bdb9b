package chat.parley.application.message;

import chat.parley.application.Done;
import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;

/** Takes a message's words away, for everybody. Its place in the conversation stays. */
public final class DeleteMessage implements UseCase<SignedIn, DeleteMessage.Command, Done> {
  public record Command(ChatId chat, String message) {}

  private final Chats chats;
  private final MessageRepository messages;

  public DeleteMessage(Chats chats, MessageRepository messages) {
    this.chats = chats;
    this.messages = messages;
  }

  @Override
  public Done handle(SignedIn caller, Command command) {
    Chat chat = chats.find(caller.user(), command.chat());
    MessageId id = MessageId.in(chat.conversation(), "message_id", command.message());
    messages.change(id, (message, rev) -> chats.current(chat).delete(message, caller.user(), rev));
    return Done.DONE;
  }
}
