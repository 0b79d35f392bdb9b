package chat.parley.jsonstore.tool;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Role;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Fields;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps groups whole: one whose name was lost gets another, one that lost its owner too, and one of
 * whose members nothing is left goes, since nobody could see it.
 */
final class GroupSalvage {
  private static final String GROUP = "group";
  private static final String MEMBER = "member";
  private static final String USER = "user";
  private static final String CODE = "code";

  private final Secrets secrets;
  private final Instant now;
  private final Consumer<String> notes;
  private final Map<String, Set<String>> members = new LinkedHashMap<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> named = new HashSet<>();

  GroupSalvage(Secrets secrets, Instant now, Consumer<String> notes) {
    this.secrets = secrets;
    this.now = now;
    this.notes = notes;
  }

  void write(IntactLines lines, SalvagedFile to) throws IOException {
    lines.read((fields, _) -> look(fields));
    Set<String> empty = new LinkedHashSet<>();
    members.forEach(
        (group, people) -> {
          if (people.isEmpty()) {
            empty.add(group);
            notes.accept("group " + group + " was left out: none of its members is known");
          }
        });
    lines.read(
        (fields, line) -> {
          String group = fields.text(GROUP);
          if (!empty.contains(group)) {
            if (named.add(group) && !fields.kind().equals(GROUP)) {
              writeName(group, to);
            }
            to.copy(fields, line);
          }
        });
    members.keySet().removeAll(empty);
  }

  /** In the store that was made of it: gives each group the one owner that it needs. */
  void giveOwners(GroupRepository groups) {
    for (String id : members.keySet()) {
      Group group = groups.find(new GroupId(id)).orElseThrow();
      List<Member> owners =
          group.members().values().stream().filter(member -> member.role() == Role.OWNER).toList();
      if (owners.size() != 1) {
        Member owner = owners.isEmpty() ? heir(group) : owners.getLast();
        groups.change(group.id(), before -> new Change<>(ownedBy(owner, before), List.of()));
        notes.accept("group " + id + " is now owned by " + owner.username());
      }
    }
  }

  private void look(Fields fields) {
    Set<String> people = members.computeIfAbsent(fields.text(GROUP), _ -> new HashSet<>());
    switch (fields.kind()) {
      case GROUP -> codes.add(fields.text(CODE));
      case MEMBER -> people.add(fields.text(USER));
      default -> people.remove(fields.text(USER));
    }
  }

  private void writeName(String group, SalvagedFile to) throws IOException {
    InviteCode code = InviteCode.from(secrets);
    while (!codes.add(code.value())) {
      code = InviteCode.from(secrets);
    }
    to.line(GROUP)
        .text(GROUP, group)
        .text("name", "Salvaged group")
        .text(CODE, code.value())
        .number("created_at", now.toEpochMilli());
    to.append();
    notes.accept("group " + group + " lost its name and its code, and got new ones");
  }

  private static Member heir(Group group) {
    return group.members().values().stream()
        .min(Comparator.comparing(Member::role).thenComparing(Member::joinedAt))
        .orElseThrow();
  }

  private static Group ownedBy(Member owner, Group group) {
    Map<UserId, Member> members = new LinkedHashMap<>();
    for (Member member : group.members().values()) {
      boolean second = member.role() == Role.OWNER && !member.equals(owner);
      Role role = member.equals(owner) ? Role.OWNER : second ? Role.ADMIN : member.role();
      members.put(
          member.user(),
          new Member(
              member.user(), member.username(), role, member.joinedAt(), member.mutedUntil()));
    }
    return new Group(group.id(), group.name(), group.code(), group.createdAt(), members);
  }
}
