package chat.parley.application.message;

import chat.parley.application.Done;
import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Notifier;
import java.time.InstantSource;

/** Shows the others in a chat that the caller is typing, or no longer is. Never stored. */
public final class ShowTyping implements UseCase<SignedIn, ShowTyping.Command, Done> {
  public record Command(ChatId to, boolean typing) {}

  private final Chats chats;
  private final Notifier notifier;
  private final InstantSource clock;

  public ShowTyping(Chats chats, Notifier notifier, InstantSource clock) {
    this.chats = chats;
    this.notifier = notifier;
    this.clock = clock;
  }

  @Override
  public Done handle(SignedIn caller, Command command) {
    Chat chat = chats.find(caller.user(), command.to(), SendMessage.TO);
    chat.checkMayWrite(caller.user(), clock.instant());
    chat.toOthers(caller.user(), id -> new Event.Typing(id, caller.user(), command.typing()))
        .forEach(notifier::tell);
    return Done.DONE;
  }
}
