package chat.parley.websocket.connection;

import chat.parley.application.SignedIn;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.user.UserId;
import chat.parley.websocket.json.EventJson;
import chat.parley.websocket.json.Frame;
import java.util.HashSet;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All open connections, and which users they belong to. */
public final class Connections implements Notifier, Presence {
  private final Map<ConnectionId, Connection> open = new ConcurrentHashMap<>();
  private final Map<UserId, Set<Connection>> byUser = new ConcurrentHashMap<>();
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
    byUser.merge(user, Set.of(connection), Connections::union);
    if (!open.containsKey(connection.id())) {
      unbind(connection, user); // it closed meanwhile
    }
  }

  public void unbind(Connection connection, UserId user) {
    byUser.computeIfPresent(user, (_, connections) -> without(connections, connection));
  }

  @Override
  public boolean isOnline(UserId user) {
    return byUser.containsKey(user);
  }

  @Override
  public void tell(Notice notice) {
    together(new Delivery(notice)::toAll);
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

  /** One notice on its way; its frame is encoded once, and only if somebody is there to get it. */
  private final class Delivery {
    private final Notice notice;
    private final @Nullable Connection notOn;
    private @Nullable Frame frame;

    Delivery(Notice notice) {
      this.notice = notice;
      ConnectionId id = notice.notOn();
      this.notOn = id == null ? null : open.get(id);
    }

    /** Walks through whichever are fewer, those who are told or those who are here. */
    void toAll() {
      if (notice.to().size() <= byUser.size()) {
        notice.to().forEach(user -> to(user, byUser.getOrDefault(user, Set.of())));
      } else {
        byUser.forEach(
            (user, connections) -> {
              if (notice.to().contains(user)) {
                to(user, connections);
              }
            });
      }
    }

    private Frame encoded() {
      return EventJson.frame(notice.event()).to(notice.to().size());
    }

    private void to(UserId user, Set<Connection> connections) {
      if (user.equals(notice.butNot())) {
        return;
      }
      for (Connection connection : connections) {
        if (connection != notOn) {
          frame = frame == null ? encoded() : frame;
          connection.send(frame);
        }
      }
    }
  }

  private static Set<Connection> union(Set<Connection> some, Set<Connection> more) {
    Set<Connection> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }

  private static @Nullable Set<Connection> without(Set<Connection> some, Connection one) {
    Set<Connection> rest = new HashSet<>(some);
    rest.remove(one);
    return rest.isEmpty() ? null : Set.copyOf(rest);
  }
}
