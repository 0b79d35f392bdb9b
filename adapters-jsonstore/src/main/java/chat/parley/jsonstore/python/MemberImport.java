package chat.parley.jsonstore.python;

import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Role;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group after another, in the order they joined: users, one of them the owner.
 */
final class MemberImport {
  private final UserImport users;
  private final Oddities oddities;

  MemberImport(UserImport users, Oddities oddities) {
    this.users = users;
    this.oddities = oddities;
  }

  static Map<UserId, Member> byUser(List<Member> members) {
    Map<UserId, Member> byUser = new LinkedHashMap<>();
    members.forEach(member -> byUser.put(member.user(), member));
    return byUser;
  }

  /** Empty if none of them is a user. */
  List<Member> read(String where, JsonNode group) {
    List<Member> members = new ArrayList<>();
    group
        .path("members")
        .properties()
        .forEach(
            entry -> {
              User user = users.find(entry.getKey());
              if (user == null) {
                oddities.add(where, "its member " + entry.getKey() + " is no user; left out");
              } else {
                members.add(member(where, user, entry.getValue()));
              }
            });
    members.sort(Comparator.comparing(Member::joinedAt));
    return members.isEmpty() ? members : withOneOwner(where, group, members);
  }

  private Member member(String where, User user, JsonNode value) {
    Instant joined = Values.time(value, "joined_at");
    if (joined == null) {
      oddities.add(
          where, "the joined_at of " + user.handle() + " is no time; it is now the account's age");
      joined = user.createdAt();
    }
    Instant mutedUntil = Values.flag(value, "muted") ? Instant.MAX : null;
    return new Member(user.id(), user.username(), role(where, user, value), joined, mutedUntil);
  }

  private Role role(String where, User user, JsonNode value) {
    String label = Values.text(value, "role");
    return Stream.of(Role.values())
        .filter(role -> role.label().equals(label))
        .findFirst()
        .orElseGet(
            () -> {
              oddities.add(
                  where,
                  user.handle() + " has no known role " + value.path("role") + "; now a member");
              return Role.MEMBER;
            });
  }

  private List<Member> withOneOwner(String where, JsonNode group, List<Member> members) {
    Member owner = owner(where, group, members);
    List<Member> next = new ArrayList<>();
    for (Member member : members) {
      if (member.equals(owner)) {
        next.add(in(Role.OWNER, member));
      } else if (member.role() == Role.OWNER) {
        oddities.add(where, member.username() + " is an owner beside the owner; now an admin");
        next.add(in(Role.ADMIN, member));
      } else {
        next.add(member);
      }
    }
    return next;
  }

  private Member owner(String where, JsonNode group, List<Member> members) {
    User named = users.find(Values.text(group, "owner_id"));
    return members.stream()
        .filter(member -> named != null && member.user().equals(named.id()))
        .findFirst()
        .orElseGet(() -> longestServing(where, group, members));
  }

  /** The list is in the order they joined, which a stable choice by role keeps. */
  private Member longestServing(String where, JsonNode group, List<Member> members) {
    Member heir = members.stream().min(Comparator.comparing(Member::role)).orElseThrow();
    oddities.add(
        where,
        "its owner "
            + group.path("owner_id")
            + " is not in it; the owner is now "
            + heir.username());
    return heir;
  }

  private static Member in(Role role, Member member) {
    @Nullable Instant mutedUntil = role == Role.OWNER ? null : member.mutedUntil();
    return new Member(member.user(), member.username(), role, member.joinedAt(), mutedUntil);
  }
}
