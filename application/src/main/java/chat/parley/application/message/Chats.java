package chat.parley.application.message;

import chat.parley.domain.chat.Chat;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import java.util.Optional;

/** Finds what somebody means by a chat id. */
public final class Chats {
  private final UserRepository users;
  private final GroupRepository groups;

  public Chats(UserRepository users, GroupRepository groups) {
    this.users = users;
    this.groups = groups;
  }

  /**
   * The group of this id, which the viewer must be in ({@code NotMember}), or the conversation with
   * the person of this id; {@code NotFound} if there is neither.
   */
  public Chat find(UserId viewer, ChatId id) {
    return find(viewer, id, "chat_id");
  }

  /** The same where the request calls the chat id {@code field}. */
  Chat find(UserId viewer, ChatId id, String field) {
    Optional<Group> group = groups.find(new GroupId(id.value()));
    if (group.isPresent()) {
      group.get().member(viewer);
      return group.get();
    }
    return users
        .find(new UserId(id.value()))
        .map(partner -> new Pair(viewer, partner.id()))
        .orElseThrow(
            () -> new Rejection.NotFound(field, "There is no such group or person.").rejected());
  }

  /** The chat as it stands now: groups change, two people don't. */
  Chat current(Chat chat) {
    return switch (chat) {
      case Group group ->
          groups
              .find(group.id())
              .orElseThrow(
                  () -> new Rejection.NotFound("chat_id", "This group is gone.").rejected());
      case Pair pair -> pair;
    };
  }
}
