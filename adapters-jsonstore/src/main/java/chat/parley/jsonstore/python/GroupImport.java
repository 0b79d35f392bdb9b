package chat.parley.jsonstore.python;

import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejected;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups. Ids, members and invite codes stay what they are, as far as they are valid. */
final class GroupImport {
  private final GroupRepository target;
  private final UserImport users;
  private final MemberImport members;
  private final Ids ids;
  private final Secrets secrets;
  private final Oddities oddities;
  private final Map<String, Group> byOldId = new HashMap<>();
  private final Map<String, String> pins = new HashMap<>();

  GroupImport(
      GroupRepository target, UserImport users, Ids ids, Secrets secrets, Oddities oddities) {
    this.target = target;
    this.users = users;
    this.members = new MemberImport(users, oddities);
    this.ids = ids;
    this.secrets = secrets;
    this.oddities = oddities;
  }

  /** The group of this id in the Python server's files. */
  @Nullable Group find(String oldId) {
    return byOldId.get(oldId);
  }

  int count() {
    return byOldId.size();
  }

  /** The old id of what is pinned in a group; only once. */
  @Nullable String takePin(String oldId) {
    return pins.remove(oldId);
  }

  void read(String oldId, JsonNode value) {
    String where = "group " + oldId;
    if (!value.isObject()) {
      oddities.add(where, "is no object; left out");
    } else if (byOldId.containsKey(oldId)) {
      oddities.add(where, "is there twice; the second one was left out");
    } else {
      List<Member> found = members.read(where, value);
      if (found.isEmpty()) {
        oddities.add(where, "none of its members is a user; left out, with its messages");
      } else {
        store(oldId, group(where, oldId, value, found), value);
      }
    }
  }

  /** What is pinned where nobody ever wrote. */
  void finish() {
    pins.forEach(
        (group, message) ->
            oddities.add("group " + group, "its pinned message " + message + " is not there"));
  }

  private void store(String oldId, Group group, JsonNode value) {
    target.add(group);
    byOldId.put(oldId, group);
    String pinned = Values.text(value, "pinned_message_id");
    if (pinned != null) {
      pins.put(oldId, pinned);
    }
  }

  private Group group(String where, String oldId, JsonNode value, List<Member> found) {
    Instant created =
        found.stream().map(Member::joinedAt).min(Comparator.naturalOrder()).orElseThrow();
    return new Group(
        id(where, oldId),
        name(where, value),
        code(where, value),
        created,
        MemberImport.byUser(found));
  }

  private GroupId id(String where, String oldId) {
    if (Ids.isId(oldId) && users.find(oldId) == null) {
      return new GroupId(oldId);
    }
    GroupId id = GroupId.from(ids);
    oddities.add(where, "its id is not valid, or a user's; it is now " + id);
    return id;
  }

  private GroupName name(String where, JsonNode value) {
    String text = Values.text(value, "name");
    GroupName name = new GroupName(Names.groupName(text));
    if (!name.value().equals(text)) {
      oddities.add(where, "its name " + value.path("name") + " is not valid; it is now " + name);
    }
    return name;
  }

  private InviteCode code(String where, JsonNode value) {
    String text = value.path("join_code").asText();
    try {
      InviteCode code = new InviteCode(text);
      if (target.find(code).isEmpty()) {
        return code;
      }
    } catch (Rejected _) {
      // Gets a fresh one, like one whose code is taken.
    }
    InviteCode fresh = InviteCode.from(secrets);
    while (target.find(fresh).isPresent()) {
      fresh = InviteCode.from(secrets);
    }
    oddities.add(
        where,
        "its join code " + value.path("join_code") + " is not valid or taken; it has a new one");
    return fresh;
  }
}
