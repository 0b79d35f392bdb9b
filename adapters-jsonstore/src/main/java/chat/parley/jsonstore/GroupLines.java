package chat.parley.jsonstore;

import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Role;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code groups.json}: what a group is called, and each member apart, so that joining
 * a large group writes one small line.
 */
final class GroupLines {
  static final String GROUP = "group";
  static final String MEMBER = "member";
  static final String LEFT = "member_left";

  private static final String MUTED_UNTIL = "muted_until";

  /** A mute without an end: the one time that has no epoch milliseconds. */
  private static final String FOREVER = "forever";

  private GroupLines() {}

  static void writeGroup(LineWriter line, Group group) {
    line.text("group", group.id().value())
        .text("name", group.name().value())
        .text("code", group.code().value())
        .number("created_at", group.createdAt().toEpochMilli());
  }

  static void writeMember(LineWriter line, GroupId group, Member member) {
    line.text("group", group.value())
        .text("user", member.user().value())
        .text("username", member.username().value())
        .text("role", member.role().label())
        .number("joined_at", member.joinedAt().toEpochMilli());
    Instant until = member.mutedUntil();
    if (Instant.MAX.equals(until)) {
      line.text(MUTED_UNTIL, FOREVER);
    } else if (until != null) {
      line.number(MUTED_UNTIL, until.toEpochMilli());
    }
  }

  static void writeLeft(LineWriter line, GroupId group, UserId user) {
    line.text("group", group.value()).text("user", user.value());
  }

  /** The groups while their lines are read; members are added in place, not to a new copy each. */
  static final class Reading {
    private final Map<GroupId, Group> groups = new LinkedHashMap<>();
    private final Map<GroupId, Map<UserId, Member>> members = new LinkedHashMap<>();

    void read(Fields fields) {
      switch (fields.kind()) {
        case GROUP -> {
          Group group = group(new GroupId(fields.text("group")), fields);
          groups.put(group.id(), group);
        }
        case MEMBER -> {
          Member member = member(fields);
          membersOf(fields).put(member.user(), member);
        }
        case LEFT -> membersOf(fields).remove(new UserId(fields.text("user")));
        default -> throw Records.unknown(fields);
      }
    }

    GroupTable table() {
      GroupTable table = new GroupTable();
      groups.values().forEach(table::add);
      return table;
    }

    private Group group(GroupId id, Fields fields) {
      return new Group(
          id,
          new GroupName(fields.text("name")),
          new InviteCode(fields.text("code")),
          Instant.ofEpochMilli(fields.number("created_at")),
          // Its view of this map fills up as members are read.
          members.computeIfAbsent(id, _ -> new LinkedHashMap<>()));
    }

    private Map<UserId, Member> membersOf(Fields fields) {
      Map<UserId, Member> found = members.get(new GroupId(fields.text("group")));
      if (found == null) {
        throw new IllegalArgumentException("its group is not there");
      }
      return found;
    }
  }

  private static Member member(Fields fields) {
    return new Member(
        new UserId(fields.text("user")),
        new Username(fields.text("username")),
        Role.of(fields.text("role")),
        Instant.ofEpochMilli(fields.number("joined_at")),
        mutedUntil(fields));
  }

  private static @Nullable Instant mutedUntil(Fields fields) {
    if (!fields.has(MUTED_UNTIL)) {
      return null;
    }
    return FOREVER.equals(fields.textIfAny(MUTED_UNTIL))
        ? Instant.MAX
        : Instant.ofEpochMilli(fields.number(MUTED_UNTIL));
  }
}
