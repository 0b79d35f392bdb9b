package chat.parley.jsonstore;

import chat.parley.domain.lockout.Lockout;
import chat.parley.jsonstore.format.Scan;
import chat.parley.jsonstore.format.StoreFile;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Everything that lies in a data folder, in memory. */
record Contents(
    Map<StoreFile, JournalFile> files,
    UserTable users,
    SessionTable sessions,
    GroupTable groups,
    Conversations conversations,
    KeyedHash hashes,
    Map<String, Lockout> lockouts) {

  /** Reads all files, each after those that it refers to. */
  static Contents read(Opening opening) throws IOException {
    opening.prepare();
    UserTable users = new UserTable();
    SessionTable sessions = new SessionTable();
    GroupLines.Reading groups = new GroupLines.Reading();
    Conversations conversations = new Conversations();
    KeyedHash hashes = new KeyedHash();
    Map<String, Lockout> lockouts = new HashMap<>();
    MessageReading messages = new MessageReading(conversations, hashes);
    Map<StoreFile, JournalFile> files = new EnumMap<>(StoreFile.class);
    try {
      for (StoreFile which : StoreFile.values()) {
        Scan.Records records =
            switch (which) {
              case USERS -> (fields, _, _) -> UserLines.read(fields, users);
              case SESSIONS -> (fields, _, _) -> SessionLines.read(fields, sessions);
              case GROUPS -> (fields, _, _) -> groups.read(fields);
              case MESSAGES ->
                  (fields, offset, length) -> messages.read(fields, Place.of(offset, length));
              case READS -> (fields, _, _) -> ReadLines.read(fields, conversations);
              case LOCKOUTS -> (fields, _, _) -> LockoutLines.read(fields, lockouts);
            };
        files.put(which, opening.open(which, MessageLines.TEXT, records));
      }
      messages.checkComplete();
    } catch (IOException | RuntimeException e) {
      for (JournalFile file : files.values()) {
        file.file().disk().close();
      }
      throw e;
    }
    return new Contents(files, users, sessions, groups.table(), conversations, hashes, lockouts);
  }

  /** In the critical section: how many of a file's records still count, at most. */
  long live(StoreFile which) {
    return switch (which) {
      case USERS -> users.size();
      case SESSIONS -> sessions.size();
      case GROUPS -> groups.size();
      case MESSAGES -> conversations.tally().messages();
      case READS -> conversations.tally().marks();
      case LOCKOUTS -> lockouts.size();
    };
  }

  /**
   * In the critical section: whether most of a file is dead. Messages are weighed, since one that
   * was deleted leaves a short line; of the others a record is as good as the next.
   */
  boolean mostIsDead(JournalFile file) {
    return file.which() == StoreFile.MESSAGES
        ? file.size() > 2 * conversations.tally().bytes()
        : file.records() > 2 * live(file.which());
  }

  /** What is to stay of a file, of which the lines up to {@code end} are looked through. */
  Survivors survivors(StoreFile which, long end, Section section) {
    return switch (which) {
      case USERS -> Replay.users();
      case SESSIONS -> Replay.sessions();
      case GROUPS -> Replay.groups();
      case MESSAGES -> new MessageSurvivors(conversations, end, section);
      case READS -> Replay.reads();
      case LOCKOUTS -> Replay.lockouts();
    };
  }
}
