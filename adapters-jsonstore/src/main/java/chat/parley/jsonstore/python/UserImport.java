package chat.parley.jsonstore.python;

import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.Tag;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import chat.parley.jsonstore.tool.CannotProceed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The accounts. Ids, tags and password hashes stay what they are; names that break the rules are
 * made valid, and of two handles that differ in case only the second gets another tag.
 */
final class UserImport {
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,4}");

  /** What no password matches. */
  private static final String NO_HASH = "none";

  private final UserRepository target;
  private final Ids ids;
  private final Secrets secrets;
  private final Instant now;
  private final Oddities oddities;
  private final Map<String, User> byOldId = new HashMap<>();
  private long avatars;
  private long pushTokens;

  UserImport(UserRepository target, Ids ids, Secrets secrets, Instant now, Oddities oddities) {
    this.target = target;
    this.ids = ids;
    this.secrets = secrets;
    this.now = now;
    this.oddities = oddities;
  }

  /** The user of this id in the Python server's files. */
  @Nullable User find(@Nullable String oldId) {
    return byOldId.get(oldId);
  }

  int count() {
    return byOldId.size();
  }

  void read(String oldId, JsonNode value) throws CannotProceed {
    String where = "user " + oldId;
    if (!value.isObject()) {
      oddities.add(where, "is no object; left out");
    } else if (byOldId.containsKey(oldId)) {
      oddities.add(where, "is there twice; the second one was left out");
    } else {
      User user =
          new User(
              id(where, oldId), handle(where, value), hash(where, value), createdAt(where, value));
      target.add(user);
      byOldId.put(oldId, user);
      avatars += Values.isFilled(value, "avatar") ? 1 : 0;
      pushTokens += Values.isFilled(value, "fcm_token") ? 1 : 0;
    }
  }

  /** What is left behind of all of them. */
  void finish() {
    if (avatars > 0) {
      oddities.add("users", "the avatars of " + avatars + " were left out: Parley has none yet");
    }
    if (pushTokens > 0) {
      oddities.add("users", "the push tokens of " + pushTokens + " were left out: Parley has none");
    }
  }

  private UserId id(String where, String oldId) {
    if (Ids.isId(oldId)) {
      return new UserId(oldId);
    }
    UserId id = UserId.from(ids);
    oddities.add(where, "its id is not valid; it is now " + id);
    return id;
  }

  private Handle handle(String where, JsonNode value) throws CannotProceed {
    String text = Values.text(value, "username");
    Username name = new Username(Names.username(text));
    if (!name.value().equals(text)) {
      oddities.add(
          where, "its name " + value.path("username") + " is not valid; it is now " + name);
    }
    Tag tag = tag(value);
    if (tag != null && target.find(new Handle(name, tag)).isEmpty()) {
      return new Handle(name, tag);
    }
    Tag fresh =
        Tag.anyBut(target.tagsOf(name), secrets)
            .orElseThrow(
                () -> new CannotProceed("More users are called " + name + " than there are tags."));
    Handle handle = new Handle(name, fresh);
    oddities.add(
        where,
        tag == null
            ? "its tag " + value.path("tag") + " is not valid; its handle is now " + handle
            : "the handle " + name + "#" + tag + " is taken; its handle is now " + handle);
    return handle;
  }

  private static @Nullable Tag tag(JsonNode value) {
    String digits = value.path("tag").asText();
    return DIGITS.matcher(digits).matches() ? new Tag(Integer.parseInt(digits)) : null;
  }

  private PasswordHash hash(String where, JsonNode value) {
    String hash = Values.text(value, "password");
    if (hash == null || !BCRYPT.matcher(hash).matches()) {
      oddities.add(where, "its password is no bcrypt hash; nobody can log in as it");
      return new PasswordHash(NO_HASH);
    }
    return new PasswordHash(hash);
  }

  private Instant createdAt(String where, JsonNode value) {
    Instant time = Values.time(value, "created_at");
    if (time == null) {
      oddities.add(where, "its created_at is no time; it is now the time of the import");
      return now;
    }
    return time;
  }
}
