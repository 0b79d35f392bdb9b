package chat.parley.websocket.route;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.store.Commits;
import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.RequestHandler;
import chat.parley.websocket.connection.SlowWork;
import chat.parley.websocket.json.BadFrame;
import chat.parley.websocket.json.FrameCodec;
import chat.parley.websocket.json.Refusal;
import chat.parley.websocket.json.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes each frame to the route of its type. What is too much, or no request, goes no further. */
public final class Router implements RequestHandler {
  private final Map<String, Route<?, ?, ?>> routes = new HashMap<>();
  private final Replies replies;
  private final SlowWork slowWork;

  public Router(
      List<RouteModule> modules,
      Commits commits,
      SlowWork slowWork,
      InstantSource clock,
      RequestObserver observer) {
    for (RouteModule module : modules) {
      for (Route<?, ?, ?> route : module.routes()) {
        if (routes.put(route.type(), route) != null) {
          throw new IllegalArgumentException("two routes for request type " + route.type());
        }
      }
    }
    this.replies = new Replies(commits, clock, observer);
    this.slowWork = slowWork;
  }

  @Override
  public boolean handle(Connection connection, String frame, Runnable done) {
    long since = System.nanoTime();
    Duration wait = connection.budget().take();
    if (connection.budget().isFlood()) {
      connection.close(CloseCode.FLOODING);
      return true;
    }
    Request request;
    try {
      request = FrameCodec.read(frame);
    } catch (BadFrame bad) {
      replies.refuse(connection, bad, since);
      return true;
    }
    Route<?, ?, ?> route = routes.get(request.type());
    String type = route == null ? RequestObserver.UNKNOWN : route.type();
    Pending pending = new Pending(connection, request, type, since);
    if (!wait.isZero()) {
      replies.refuse(pending, new Rejection.RateLimited(wait));
    } else if (route == null) {
      replies.refuse(pending, Refusal.unknownType(request.type()));
    } else {
      return new Exchange<>(route, pending, replies).start(slowWork, done);
    }
    return true;
  }
}
