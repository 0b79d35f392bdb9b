package chat.parley.inmemory;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Groups by id, by invite code, and by member. */
final class InMemoryGroups implements GroupRepository {
  private final CriticalSection section;
  private final Map<GroupId, Group> byId = new HashMap<>();
  private final Map<InviteCode, GroupId> byCode = new HashMap<>();
  private final Map<UserId, Set<GroupId>> byMember = new HashMap<>();

  InMemoryGroups(CriticalSection section) {
    this.section = section;
  }

  @Override
  public boolean add(Group group) {
    synchronized (section) {
      if (byId.containsKey(group.id()) || byCode.containsKey(group.code())) {
        return false;
      }
      put(group);
      return true;
    }
  }

  @Override
  public Optional<Group> find(GroupId id) {
    synchronized (section) {
      return Optional.ofNullable(byId.get(id));
    }
  }

  @Override
  public Optional<Group> find(InviteCode code) {
    synchronized (section) {
      return Optional.ofNullable(byCode.get(code)).map(byId::get);
    }
  }

  @Override
  public List<Group> of(UserId member) {
    synchronized (section) {
      return byMember.getOrDefault(member, Set.of()).stream()
          .flatMap(id -> find(id).stream())
          .toList();
    }
  }

  @Override
  public Group change(GroupId id, Function<Group, Change<Group>> decision) {
    synchronized (section) {
      Group before = byId.get(id);
      if (before == null) {
        throw new Rejection.NotFound("group_id", "There is no such group.").rejected();
      }
      Change<Group> change = decision.apply(before);
      Group after = change.next();
      if (!id.equals(byCode.getOrDefault(after.code(), id))) {
        throw new Rejection.Conflict("This invite code is taken.").rejected();
      }
      remove(before);
      put(after);
      section.announce(change);
      return after;
    }
  }

  private void put(Group group) {
    byId.put(group.id(), group);
    byCode.put(group.code(), group.id());
    for (UserId member : group.members().keySet()) {
      byMember.computeIfAbsent(member, _ -> new LinkedHashSet<>()).add(group.id());
    }
  }

  private void remove(Group group) {
    byId.remove(group.id());
    byCode.remove(group.code());
    for (UserId member : group.members().keySet()) {
      byMember.computeIfPresent(
          member,
          (_, groups) -> {
            groups.remove(group.id());
            return groups.isEmpty() ? null : groups;
          });
    }
  }
}
