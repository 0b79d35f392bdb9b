package chat.parley.websocket.connection;

import chat.parley.domain.session.ConnectionId;
import chat.parley.websocket.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A socket whose thread is the test: what it is given to do, it does when it is told to run. */
public final class FakeSocket implements Socket {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Executor thread = tasks::add;
  private final List<List<byte[]>> bursts = new ArrayList<>();
  private final List<Runnable> onTheWay = new ArrayList<>();
  private int pings;
  private boolean stuck;
  private boolean reading = true;
  private @Nullable CloseCode closed;

  /** A connection of a guest on this socket, at a time that stands still and without limits. */
  public Connection connection(String id, RequestHandler handler) {
    return connection(id, handler, new Backlog(new Connections(), Long.MAX_VALUE));
  }

  Connection connection(String id, RequestHandler handler, Backlog backlog) {
    return new Connection(
        new ConnectionId(id),
        "192.0.2.1",
        this,
        new Reception(handler, FrameBudget::unlimited, backlog, () -> 0, WireObserver.NONE));
  }

  /** Does all that is due, and what becomes due by it. */
  public void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** From here on, the other side takes nothing: what is sent stays on the way. */
  void getStuck() {
    stuck = true;
  }

  /** The other side takes all that is on the way, and what comes after it. */
  void getUnstuck() {
    stuck = false;
    onTheWay.forEach(tasks::add);
    onTheWay.clear();
    run();
  }

  int tasksDue() {
    return tasks.size();
  }

  int pings() {
    return pings;
  }

  boolean isReading() {
    return reading;
  }

  /** Why it was closed; null while it is open. */
  public @Nullable CloseCode closed() {
    return closed;
  }

  /** What was sent, one list for each time. */
  List<List<byte[]>> bursts() {
    return bursts;
  }

  List<byte[]> sentBytes() {
    return bursts.stream().flatMap(Collection::stream).toList();
  }

  List<String> sentTexts() {
    return sentBytes().stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  /** Runs, and returns all that was sent up to now. */
  public List<JsonNode> sent() {
    run();
    return sentTexts().stream().map(Json::of).toList();
  }

  @Override
  public Executor thread() {
    return thread;
  }

  @Override
  public void send(List<byte[]> texts, Runnable sent) {
    bursts.add(texts);
    if (stuck) {
      onTheWay.add(sent);
    } else {
      tasks.add(sent);
    }
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void reading(boolean on) {
    reading = on;
  }

  @Override
  public void close(CloseCode code) {
    tasks.add(() -> closed = closed == null ? code : closed);
  }
}
