package chat.parley.websocket.connection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Connections that hear the same, by the thread that each lives on. */
record Audience(Map<Executor, List<Connection>> byThread) {
  static final Audience NOBODY = new Audience(Map.of());

  static Audience of(Stream<Connection> connections) {
    return new Audience(connections.collect(Collectors.groupingBy(Connection::thread)));
  }

  Stream<Connection> connections() {
    return byThread.values().stream().flatMap(List::stream);
  }

  Audience and(Audience more) {
    return of(Stream.concat(connections(), more.connections()).distinct());
  }

  Audience without(Connection one) {
    return of(connections().filter(connection -> connection != one));
  }

  boolean isWithin(List<Connection> others) {
    for (List<Connection> some : byThread.values()) {
      if (!others.containsAll(some)) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return byThread.isEmpty();
  }
}
