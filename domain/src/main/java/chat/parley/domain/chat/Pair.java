package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Two people who write to each other; the same one twice for one who keeps notes. */
public record Pair(UserId one, UserId other) implements Chat {

  @Override
  public ConversationId conversation() {
    return ConversationId.of(one, other);
  }

  public UserId partnerOf(UserId user) {
    return user.equals(one) ? other : one;
  }

  @Override
  public ChatId seenBy(UserId viewer) {
    return new ChatId(partnerOf(viewer).value());
  }

  @Override
  public void checkMayWrite(UserId user, Instant now) {
    // Both may, always.
  }

  @Override
  public void checkMayPin(UserId user) {
    // Both may, always.
  }

  @Override
  public void checkMayDelete(UserId user, Message message) {
    if (!message.sender().equals(user)) {
      throw new Rejection.Forbidden("Only its author can delete a message here.").rejected();
    }
  }

  @Override
  public List<Notice> toAll(Function<ChatId, Event> event) {
    Notice toOne = Notice.to(one, event.apply(seenBy(one)));
    return one.equals(other)
        ? List.of(toOne)
        : List.of(toOne, Notice.to(other, event.apply(seenBy(other))));
  }

  @Override
  public List<Notice> toOthers(UserId user, Function<ChatId, Event> event) {
    UserId partner = partnerOf(user);
    return partner.equals(user)
        ? List.of()
        : List.of(Notice.to(partner, event.apply(seenBy(partner))));
  }
}
