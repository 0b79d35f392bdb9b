package chat.parley.jsonstore;

import chat.parley.domain.lockout.Lockout;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a small file into a state of its own, of which then each part is written once, in order.
 */
final class Replay implements Survivors {

  @FunctionalInterface
  private interface Writing {
    void to(NextFile next) throws IOException;
  }

  private final Consumer<Fields> reading;
  private final Writing writing;

  private Replay(Consumer<Fields> reading, Writing writing) {
    this.reading = reading;
    this.writing = writing;
  }

  static Replay users() {
    UserTable users = new UserTable();
    return new Replay(
        fields -> UserLines.read(fields, users),
        next -> {
          for (var user : users.all()) {
            UserLines.write(next.line(UserLines.USER), user);
            next.append();
          }
        });
  }

  static Replay sessions() {
    SessionTable sessions = new SessionTable();
    return new Replay(
        fields -> SessionLines.read(fields, sessions),
        next -> {
          for (var session : sessions.all()) {
            SessionLines.write(next.line(SessionLines.SESSION), session);
            next.append();
          }
        });
  }

  static Replay groups() {
    GroupLines.Reading groups = new GroupLines.Reading();
    return new Replay(
        groups::read,
        next -> {
          for (var group : groups.table().all()) {
            GroupLines.writeGroup(next.line(GroupLines.GROUP), group);
            next.append();
            for (var member : group.members().values()) {
              GroupLines.writeMember(next.line(GroupLines.MEMBER), group.id(), member);
              next.append();
            }
          }
        });
  }

  static Replay reads() {
    Map<ReadLines.Reader, Long> marks = new LinkedHashMap<>();
    return new Replay(
        fields -> marks.merge(ReadLines.reader(fields), ReadLines.seq(fields), Math::max),
        next -> {
          for (var mark : marks.entrySet()) {
            ReadLines.write(next.line(ReadLines.READ), mark.getKey(), mark.getValue());
            next.append();
          }
        });
  }

  static Replay lockouts() {
    Map<String, Lockout> lockouts = new LinkedHashMap<>();
    return new Replay(
        fields -> LockoutLines.read(fields, lockouts),
        next -> {
          for (var lockout : lockouts.values()) {
            LockoutLines.write(next.line(LockoutLines.LOCKOUT), lockout);
            next.append();
          }
        });
  }

  @Override
  public void read(LineReader line, long offset, Fields fields, NextFile next) {
    reading.accept(fields);
  }

  @Override
  public void finish(NextFile next) throws IOException {
    writing.to(next);
  }
}
