package chat.parley.websocket.route;

import static chat.parley.websocket.route.Access.ANYONE;

import chat.parley.application.Done;
import java.util.List;

/** Signs of life. */
public record SystemRoutes() implements RouteModule {

  @Override
  public List<Route<?, ?, ?>> routes() {
    return List.of(
        Route.quick(
            "health_check",
            ANYONE,
            Empty::read,
            (_, _) -> Done.DONE,
            (out, _) -> {
              out.writeStartObject();
              out.writeStringField("status", "ok");
              out.writeEndObject();
            }),
        Route.quick("ping", ANYONE, Empty::read, (_, _) -> Done.DONE, Empty::write)
            .replyAs("pong"));
  }
}
