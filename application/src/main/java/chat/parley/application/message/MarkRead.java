package chat.parley.application.message;

import chat.parley.application.Done;
import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.user.UserId;

/** Says up to where the caller has read. Read marks only ever move forward. */
public final class MarkRead implements UseCase<SignedIn, MarkRead.Command, Done> {
  public record Command(ChatId chat, long seq) {}

  private final Chats chats;
  private final MessageRepository messages;

  public MarkRead(Chats chats, MessageRepository messages) {
    this.chats = chats;
    this.messages = messages;
  }

  @Override
  public Done handle(SignedIn caller, Command command) {
    UserId reader = caller.user();
    Chat chat = chats.find(reader, command.chat());
    messages.markRead(
        chat.conversation(),
        reader,
        command.seq(),
        seq -> chats.current(chat).toOthers(reader, id -> new Event.MessagesRead(id, reader, seq)));
    return Done.DONE;
  }
}
