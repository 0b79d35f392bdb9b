package chat.parley.websocket.connection;

import chat.parley.application.SignedIn;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import chat.parley.websocket.json.EventJson;
import chat.parley.websocket.json.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All open connections, and which users they belong to. */
public final class Connections implements Notifier, Presence {
  private final Map<ConnectionId, Connection> open = new ConcurrentHashMap<>();
  private final Map<UserId, Audience> byUser = new ConcurrentHashMap<>();
  private volatile Crowds crowds = new Crowds(byUser);
  private volatile @Nullable CloseCode closing;

  public void opened(Connection connection) {
    open.put(connection.id(), connection);
    CloseCode code = closing;
    if (code != null) {
      connection.close(code);
    }
  }

  public void closed(Connection connection) {
    connection.ended();
    open.remove(connection.id());
    if (connection.caller() instanceof SignedIn user) {
      unbind(connection, user.user());
    }
  }

  /** From here on, a connection hears what its user is told. */
  public void bind(Connection connection, UserId user) {
    byUser.merge(user, Audience.of(Stream.of(connection)), Audience::and);
    crowds = new Crowds(byUser);
    if (!open.containsKey(connection.id())) {
      unbind(connection, user); // it closed meanwhile
    }
  }

  public void unbind(Connection connection, UserId user) {
    byUser.computeIfPresent(
        user,
        (_, audience) -> {
          Audience rest = audience.without(connection);
          return rest.isEmpty() ? null : rest;
        });
    crowds = new Crowds(byUser);
  }

  @Override
  public boolean isOnline(UserId user) {
    return byUser.containsKey(user);
  }

  @Override
  public void tell(Notice notice) {
    Audience audience = crowds.of(notice.to());
    List<Connection> leftOut = leftOut(notice);
    if (!audience.isWithin(leftOut)) {
      Frame frame = EventJson.frame(notice.event()).to(notice.to().size());
      audience
          .byThread()
          .forEach((thread, some) -> Handover.execute(thread, () -> send(frame, some, leftOut)));
    }
  }

  private List<Connection> leftOut(Notice notice) {
    List<Connection> leftOut = new ArrayList<>();
    UserId user = notice.butNot();
    if (user != null) {
      byUser.getOrDefault(user, Audience.NOBODY).connections().forEach(leftOut::add);
    }
    ConnectionId id = notice.notOn();
    Connection one = id == null ? null : open.get(id);
    if (one != null) {
      leftOut.add(one);
    }
    return leftOut;
  }

  private static void send(Frame frame, List<Connection> some, List<Connection> leftOut) {
    for (Connection connection : some) {
      if (!leftOut.contains(connection)) {
        connection.take(frame);
      }
    }
  }

  @Override
  public void together(Runnable burst) {
    Handover.together(burst);
  }

  /** How many of the open connections somebody is signed in on. */
  public long signedIn() {
    return open.values().stream()
        .filter(connection -> connection.caller() instanceof SignedIn)
        .count();
  }

  /** Frames that wait to be sent, over all open connections. */
  public LongSummaryStatistics waitingFrames() {
    return open.values().stream().mapToLong(Connection::waitingFrames).summaryStatistics();
  }

  /** Bytes that wait to be sent, over all open connections. */
  public LongSummaryStatistics waitingBytes() {
    return open.values().stream().mapToLong(Connection::waitingBytes).summaryStatistics();
  }

  void forEach(Consumer<Connection> action) {
    open.values().forEach(action);
  }

  /** Closes all that are open, and those that were about to be as well. */
  public void closeAll(CloseCode code) {
    closing = code;
    open.values().forEach(connection -> connection.close(code));
  }

  /** Whether all are being closed. */
  public boolean areClosing() {
    return closing != null;
  }
}
