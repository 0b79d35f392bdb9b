package chat.parley.jsonstore.python;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conversations, each in the order of its list. Messages get ids of ours; replies and pins
 * follow them. All that is imported counts as read.
 */
final class MessageImport {
  /** How many are written before the next wait for the disk. */
  private static final int BURST = 1_000;

  private final Target target;
  private final UserImport users;
  private final GroupImport groups;
  private final Oddities oddities;
  private long count;

  /** A conversation and all who take part in it. */
  private record Talk(ConversationId id, Set<UserId> people) {}

  MessageImport(Target target, UserImport users, GroupImport groups, Oddities oddities) {
    this.target = target;
    this.users = users;
    this.groups = groups;
    this.oddities = oddities;
  }

  long count() {
    return count;
  }

  void read(String key, JsonParser list) throws IOException {
    String where = "chat " + key;
    if (list.currentToken() != JsonToken.START_ARRAY) {
      oddities.add(where, "is no list; left out");
      list.skipChildren();
      return;
    }
    JsonNode first = next(list);
    Talk talk = talk(key, first);
    if (talk == null) {
      oddities.add(
          where, "is of no known group or people; " + count(first, list) + " messages left out");
      return;
    }
    if (target.messages().conversation(talk.id()).lastSeq() > 0) {
      oddities.add(where, "is there under two names; its messages follow those of the other");
    }
    Map<String, Long> seqs = messages(where, talk, first, list);
    pin(where, talk.id(), groups.takePin(key), seqs);
    long last = target.messages().conversation(talk.id()).lastSeq();
    talk.people()
        .forEach(user -> target.messages().markRead(talk.id(), user, last, _ -> List.of()));
    target.settle();
  }

  private static @Nullable JsonNode next(JsonParser list) throws IOException {
    return list.nextToken() == JsonToken.END_ARRAY ? null : PythonFile.tree(list);
  }

  private static long count(@Nullable JsonNode first, JsonParser list) throws IOException {
    long count = 0;
    for (JsonNode value = first; value != null; value = next(list)) {
      count++;
    }
    return count;
  }

  /** A group's id, or two users' with an underscore between. */
  private @Nullable Talk talk(String key, @Nullable JsonNode first) {
    Group group = groups.find(key);
    if (group != null) {
      return new Talk(group.conversation(), group.members().keySet());
    }
    User sender = first == null ? null : users.find(Values.text(first, "sender_id"));
    List<Talk> pairs = pairs(key);
    return pairs.stream()
        .filter(pair -> sender != null && pair.people().contains(sender.id()))
        .findFirst()
        .orElse(pairs.isEmpty() ? null : pairs.getFirst());
  }

  /** More than one only where ids hold underscores too. */
  private List<Talk> pairs(String key) {
    List<Talk> pairs = new ArrayList<>();
    for (int at = key.indexOf('_'); at >= 0; at = key.indexOf('_', at + 1)) {
      User one = users.find(key.substring(0, at));
      User other = users.find(key.substring(at + 1));
      if (one != null && other != null) {
        pairs.add(
            new Talk(
                ConversationId.of(one.id(), other.id()),
                Set.copyOf(List.of(one.id(), other.id()))));
      }
    }
    return pairs;
  }

  /** Returns the seqs by the old ids, of those that can be replied to or pinned. */
  private Map<String, Long> messages(
      String where, Talk talk, @Nullable JsonNode first, JsonParser list) throws IOException {
    Map<String, Long> seqs = new HashMap<>();
    MessageReader reader = new MessageReader(users, oddities, talk.id(), seqs);
    long position = 0;
    for (JsonNode value = first; value != null; value = next(list)) {
      position++;
      String id = Values.text(value, "id");
      String place = where + ", message " + (id == null ? "number " + position : id);
      MessageReader.Content content = reader.read(place, value);
      if (content != null) {
        long seq = append(talk.id(), content);
        if (id != null && seqs.putIfAbsent(id, seq) != null) {
          oddities.add(place, "there is another one of this id before it; both were kept");
        }
      }
    }
    return seqs;
  }

  private long append(ConversationId id, MessageReader.Content content) throws IOException {
    count++;
    if (count % BURST == 0) {
      target.settle();
    }
    return target
        .messages()
        .append(id, slot -> new Change<>(content.in(slot), List.of()))
        .id()
        .seq();
  }

  private void pin(
      String where, ConversationId id, @Nullable String pinned, Map<String, Long> seqs) {
    if (pinned == null) {
      return;
    }
    Long seq = seqs.get(pinned);
    MessageRepository messages = target.messages();
    if (seq == null || messages.find(new MessageId(id, seq)).orElseThrow().deleted()) {
      oddities.add(where, "its pinned message " + pinned + " is not there; nothing is pinned");
    } else {
      messages.changePin(
          id,
          before ->
              new Change<>(
                  new Conversation(
                      id, before.lastSeq(), before.lastRev() + 1, new MessageId(id, seq)),
                  List.of()));
    }
  }
}
