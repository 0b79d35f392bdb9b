package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A conversation and those who take part in it, at one moment: a group, or two people. */
public sealed interface Chat permits Group, Pair {

  ConversationId conversation();

  /** What a participant calls this chat. */
  ChatId seenBy(UserId viewer);

  /** Refuses {@code NotMember} or {@code Muted}. */
  void checkMayWrite(UserId user, Instant now);

  /** Refuses {@code Forbidden} or {@code NotMember}. */
  void checkMayPin(UserId user);

  /** Refuses {@code Forbidden} or {@code NotMember}: one's own always, others' by permission. */
  void checkMayDelete(UserId user, Message message);

  /** Tells all participants; the event is made once for each way this chat is seen. */
  List<Notice> toAll(Function<ChatId, Event> event);

  /** Tells all participants but one. */
  List<Notice> toOthers(UserId user, Function<ChatId, Event> event);

  /** The draft as a message in its place. The connection it came from has the reply instead. */
  default Change<Message> post(Draft draft, Slot slot, Instant now) {
    checkMayWrite(draft.sender(), now);
    MessageId answered = draft.replyTo();
    if (answered != null && answered.seq() >= slot.seq()) {
      throw new Rejection.NotFound("reply_to", "There is no such message in this chat.").rejected();
    }
    Message message =
        new Message(
            new MessageId(slot.conversation(), slot.seq()),
            slot.rev(),
            draft.sender(),
            draft.body(),
            draft.type(),
            now,
            answered,
            null,
            draft.clientId());
    Message forOthers = message.withoutClientId();
    List<Notice> notices =
        new ArrayList<>(toOthers(draft.sender(), chat -> new Event.MessagePosted(chat, forOthers)));
    notices.add(
        Notice.to(draft.sender(), new Event.MessagePosted(seenBy(draft.sender()), message))
            .notOn(draft.on()));
    return new Change<>(message, notices);
  }

  /** The message with other words; its author's right alone. */
  default Change<Message> edit(
      Message message, MessageBody body, UserId by, long rev, Instant now) {
    checkMayWrite(by, now);
    checkNotDeleted(message);
    if (!message.sender().equals(by)) {
      throw new Rejection.Forbidden("Only its author can edit a message.").rejected();
    }
    Message edited = message.edited(body, rev, now);
    Message forOthers = edited.withoutClientId();
    return new Change<>(edited, toAll(chat -> new Event.MessageEdited(chat, forOthers)));
  }

  default Change<Message> delete(Message message, UserId by, long rev) {
    checkMayDelete(by, message);
    checkNotDeleted(message);
    Message emptied = message.emptied(rev);
    Message forOthers = emptied.withoutClientId();
    return new Change<>(emptied, toAll(chat -> new Event.MessageDeleted(chat, forOthers)));
  }

  /** Pins {@code message}, or unpins where it is null. */
  default Change<Conversation> pin(Conversation before, @Nullable Message message, UserId by) {
    checkMayPin(by);
    if (message != null) {
      checkNotDeleted(message);
    }
    long rev = before.lastRev() + 1;
    Message shown = message == null ? null : message.withoutClientId();
    Conversation next =
        new Conversation(before.id(), before.lastSeq(), rev, message == null ? null : message.id());
    return new Change<>(next, toAll(chat -> new Event.MessagePinned(chat, shown, rev, by)));
  }

  private static void checkNotDeleted(Message message) {
    if (message.deleted()) {
      throw new Rejection.NotFound("message_id", "This message was deleted.").rejected();
    }
  }
}
