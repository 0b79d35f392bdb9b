package chat.parley.jsonstore;

import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All groups, by id, by invite code and by member. */
final class GroupTable {
  private final Map<GroupId, Group> byId = new LinkedHashMap<>();
  private final Map<InviteCode, GroupId> byCode = new HashMap<>();
  private final Map<UserId, Set<GroupId>> byMember = new HashMap<>();
  private long memberships;

  @Nullable Group find(GroupId id) {
    return byId.get(id);
  }

  @Nullable Group find(InviteCode code) {
    GroupId id = byCode.get(code);
    return id == null ? null : byId.get(id);
  }

  List<Group> of(UserId member) {
    return byMember.getOrDefault(member, Set.of()).stream()
        .map(id -> Objects.requireNonNull(byId.get(id)))
        .toList();
  }

  /** The groups and their members together. */
  long size() {
    return byId.size() + memberships;
  }

  Collection<Group> all() {
    return byId.values();
  }

  void add(Group group) {
    byId.put(group.id(), group);
    byCode.put(group.code(), group.id());
    group.members().keySet().forEach(member -> joined(member, group.id()));
  }

  void remove(Group group) {
    byId.remove(group.id());
    byCode.remove(group.code());
    group.members().keySet().forEach(member -> left(member, group.id()));
  }

  /** Puts {@code next} in the place of {@code before}; costs what differs. */
  void replace(Group before, Group next) {
    byId.put(next.id(), next);
    if (!before.code().equals(next.code())) {
      byCode.remove(before.code());
      byCode.put(next.code(), next.id());
    }
    for (UserId member : before.members().keySet()) {
      if (!next.has(member)) {
        left(member, next.id());
      }
    }
    for (UserId member : next.members().keySet()) {
      if (!before.has(member)) {
        joined(member, next.id());
      }
    }
  }

  private void joined(UserId member, GroupId group) {
    byMember.computeIfAbsent(member, _ -> new LinkedHashSet<>()).add(group);
    memberships++;
  }

  private void left(UserId member, GroupId group) {
    memberships--;
    Set<GroupId> groups = byMember.get(member);
    if (groups != null && groups.remove(group) && groups.isEmpty()) {
      byMember.remove(member);
    }
  }
}
