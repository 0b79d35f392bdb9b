package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group and its members, in the order they joined. It always has exactly one owner.
 *
 * <p>Whoever is told of a change is told with the group as it is after it.
 */
public record Group(
    GroupId id, GroupName name, InviteCode code, Instant createdAt, Map<UserId, Member> members)
    implements Chat {

  public Group {
    members = Collections.unmodifiableMap(members);
  }

  public static Group create(GroupId id, GroupName name, InviteCode code, User owner, Instant now) {
    return new Group(
        id, name, code, now, Map.of(owner.id(), Member.joining(owner, Role.OWNER, now)));
  }

  public UserId owner() {
    return members.values().stream()
        .filter(member -> member.role() == Role.OWNER)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("group " + id + " has no owner"))
        .user();
  }

  public boolean has(UserId user) {
    return members.containsKey(user);
  }

  /** Refuses {@code NotMember}. */
  public Member member(UserId user) {
    Member member = members.get(user);
    if (member == null) {
      throw new Rejection.NotMember().rejected();
    }
    return member;
  }

  public boolean may(UserId user, Permission permission) {
    return member(user).role().may(permission);
  }

  /** Joining twice is refused: a client that lost the reply learns that it is in. */
  public Change<Group> join(User user, int maxMembers, Instant now) {
    if (has(user.id())) {
      throw new Rejection.AlreadyMember().rejected();
    }
    if (members.size() >= maxMembers) {
      throw new Rejection.Conflict("This group is full: it has " + maxMembers + " members.")
          .rejected();
    }
    Member joining = Member.joining(user, Role.MEMBER, now);
    Notice toOthers = Notice.to(members.keySet(), new Event.MemberJoined(id, joining));
    return new Change<>(with(joining), List.of(toOthers));
  }

  public Change<Group> kick(UserId by, UserId target, @Nullable String reason) {
    Member kicked = checkPower(by, target, Permission.KICK);
    Map<UserId, Member> left = new LinkedHashMap<>(members);
    left.remove(kicked.user());
    return updated(new Group(id, name, code, createdAt, left), "kick", target, by, reason);
  }

  public Change<Group> mute(UserId by, UserId target, Instant until, @Nullable String reason) {
    Member muted = checkPower(by, target, Permission.MUTE).mutedUntil(until);
    return updated(with(muted), "mute", target, by, reason);
  }

  public Change<Group> unmute(UserId by, UserId target, @Nullable String reason) {
    Member unmuted = checkPower(by, target, Permission.MUTE).mutedUntil(null);
    return updated(with(unmuted), "unmute", target, by, reason);
  }

  /** Shows a member under a new name. */
  public Change<Group> rename(UserId user, Username name) {
    return updated(with(member(user).renamed(name)), "rename", user, user, null);
  }

  @Override
  public ConversationId conversation() {
    return ConversationId.of(id);
  }

  @Override
  public ChatId seenBy(UserId viewer) {
    return new ChatId(id.value());
  }

  @Override
  public void checkMayWrite(UserId user, Instant now) {
    Member member = member(user);
    Instant until = member.mutedUntil();
    if (until != null && now.isBefore(until)) {
      throw new Rejection.Muted(until).rejected();
    }
  }

  @Override
  public void checkMayPin(UserId user) {
    checkMay(user, Permission.PIN);
  }

  @Override
  public void checkMayDelete(UserId user, Message message) {
    member(user);
    if (!message.sender().equals(user)) {
      checkMay(user, Permission.DELETE_MESSAGES_OF_OTHERS);
    }
  }

  @Override
  public List<Notice> toAll(Function<ChatId, Event> event) {
    return List.of(Notice.to(members.keySet(), event.apply(new ChatId(id.value()))));
  }

  @Override
  public List<Notice> toOthers(UserId user, Function<ChatId, Event> event) {
    return List.of(Notice.to(members.keySet(), event.apply(new ChatId(id.value()))).butNotTo(user));
  }

  private void checkMay(UserId user, Permission permission) {
    if (!may(user, permission)) {
      throw new Rejection.Forbidden("Only the owner and admins of this group can do this.")
          .rejected();
    }
  }

  private Member checkPower(UserId by, UserId target, Permission permission) {
    checkMay(by, permission);
    Member subject = members.get(target);
    if (subject == null) {
      throw new Rejection.NotFound("target_id", "This person is not in the group.").rejected();
    }
    if (!member(by).role().outranks(subject.role())) {
      throw new Rejection.Forbidden("This person's role in the group is not below yours.")
          .rejected();
    }
    return subject;
  }

  private Group with(Member member) {
    Map<UserId, Member> next = new LinkedHashMap<>(members);
    next.put(member.user(), member);
    return new Group(id, name, code, createdAt, next);
  }

  /** Tells everybody who was in the group before, so also one who is no longer. */
  private Change<Group> updated(
      Group next, String action, UserId target, UserId by, @Nullable String reason) {
    Set<UserId> told = next.has(target) ? next.members.keySet() : plus(next.members, target);
    return new Change<>(
        next, List.of(Notice.to(told, new Event.GroupUpdated(next, action, target, by, reason))));
  }

  private static Set<UserId> plus(Map<UserId, Member> members, UserId one) {
    Set<UserId> all = new HashSet<>(members.keySet());
    all.add(one);
    return all;
  }
}
