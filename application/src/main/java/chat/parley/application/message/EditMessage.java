package chat.parley.application.message;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import java.time.InstantSource;

/** Gives a message of one's own other words. */
public final class EditMessage
    implements UseCase<SignedIn, EditMessage.Command, EditMessage.Edited> {
  public record Command(ChatId chat, String message, MessageBody body) {}

  public record Edited(ChatId chat, Message message) {}

  private final Chats chats;
  private final MessageRepository messages;
  private final InstantSource clock;
  private final Limits limits;

  public EditMessage(Chats chats, MessageRepository messages, InstantSource clock, Limits limits) {
    this.chats = chats;
    this.messages = messages;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public Edited handle(SignedIn caller, Command command) {
    MessageBody body = command.body().atMost(limits.contentChars());
    Chat chat = chats.find(caller.user(), command.chat());
    MessageId id = MessageId.in(chat.conversation(), "message_id", command.message());
    Message edited =
        messages.change(
            id,
            (message, rev) ->
                chats.current(chat).edit(message, body, caller.user(), rev, clock.instant()));
    return new Edited(command.chat(), edited);
  }
}
