package chat.parley.jsonstore;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The groups in {@code groups.json}, all held in memory. */
final class JsonGroups implements GroupRepository {
  private final Journal journal;
  private final GroupTable groups;

  JsonGroups(Journal journal, GroupTable groups) {
    this.journal = journal;
    this.groups = groups;
  }

  @Override
  public boolean add(Group group) {
    return journal.change(
        () -> {
          if (groups.find(group.id()) != null || groups.find(group.code()) != null) {
            return false;
          }
          List<Entry> entries = new ArrayList<>();
          entries.add(header(group));
          group.members().values().forEach(member -> entries.add(member(group.id(), member)));
          write(entries);
          groups.add(group);
          journal.undo(() -> groups.remove(group));
          return true;
        });
  }

  @Override
  public Optional<Group> find(GroupId id) {
    return journal.read(() -> Optional.ofNullable(groups.find(id)));
  }

  @Override
  public Optional<Group> find(InviteCode code) {
    return journal.read(() -> Optional.ofNullable(groups.find(code)));
  }

  @Override
  public List<Group> of(UserId member) {
    return journal.read(() -> groups.of(member));
  }

  @Override
  public Group change(GroupId id, Function<Group, Change<Group>> decision) {
    return journal.change(
        () -> {
          Group before = groups.find(id);
          if (before == null) {
            throw new Rejection.NotFound("group_id", "There is no such group.").rejected();
          }
          Change<Group> change = decision.apply(before);
          Group next = change.next();
          checkUnique(before, next);
          write(differences(before, next));
          groups.replace(before, next);
          journal.undo(() -> groups.replace(next, before));
          journal.tell(change.notices());
          return next;
        });
  }

  private void checkUnique(Group before, Group next) {
    if (!next.id().equals(before.id())) {
      throw new IllegalArgumentException(
          "a decision can't give group " + before.id() + " another id");
    }
    if (!next.code().equals(before.code()) && groups.find(next.code()) != null) {
      throw new Rejection.Conflict("Another group has this invite code.").rejected();
    }
  }

  /** A line to be written: its kind, and what fills it. */
  private record Entry(String kind, Consumer<LineWriter> fields) {}

  private static Entry header(Group group) {
    return new Entry(GroupLines.GROUP, line -> GroupLines.writeGroup(line, group));
  }

  private static Entry member(GroupId group, Member member) {
    return new Entry(GroupLines.MEMBER, line -> GroupLines.writeMember(line, group, member));
  }

  private static List<Entry> differences(Group before, Group next) {
    List<Entry> entries = new ArrayList<>();
    if (!next.name().equals(before.name()) || !next.code().equals(before.code())) {
      entries.add(header(next));
    }
    for (UserId user : before.members().keySet()) {
      if (!next.has(user)) {
        entries.add(
            new Entry(GroupLines.LEFT, line -> GroupLines.writeLeft(line, next.id(), user)));
      }
    }
    for (Member member : next.members().values()) {
      if (!member.equals(before.members().get(member.user()))) {
        entries.add(member(next.id(), member));
      }
    }
    return entries;
  }

  /** All of them count, or none. */
  private void write(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      LineWriter line = journal.line(StoreFile.GROUPS, entry.kind());
      entry.fields().accept(line.flag(Line.MORE, i + 1 < entries.size()));
      journal.append(StoreFile.GROUPS);
    }
  }
}
