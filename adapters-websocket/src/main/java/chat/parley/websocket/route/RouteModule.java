package chat.parley.websocket.route;

import java.util.List;

/** The routes of one feature. */
@FunctionalInterface
public interface RouteModule {

  List<Route<?, ?, ?>> routes();
}
