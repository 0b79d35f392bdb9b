package chat.parley.bench.floor;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chat server as a Vert.x user would begin one: the same frames as Parley's, in memory, without
 * rules, passwords, limits or storage. All is done on one event loop.
 */
public final class VertxRelay {
  private static final String HELLO =
      new JsonObject().put("type", "hello").put("status", "success").encode();

  private final Map<String, List<ServerWebSocket>> rooms = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  private VertxRelay() {}

  /** The argument is the port; with the system property {@code epoll} sockets are not Java's. */
  public static void main(String... arguments) {
    VertxRelay relay = new VertxRelay();
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(Boolean.getBoolean("epoll")))
        .createHttpServer()
        .webSocketHandler(relay::opened)
        .listen(Integer.parseInt(arguments[0]))
        .onFailure(
            failure -> {
              throw new IllegalStateException("cannot listen", failure);
            });
  }

  private void opened(ServerWebSocket socket) {
    Visitor visitor = new Visitor(socket);
    socket.textMessageHandler(visitor::received);
    socket.writeTextMessage(HELLO);
  }

  private final class Visitor {
    private final ServerWebSocket socket;
    private String id = "";

    Visitor(ServerWebSocket socket) {
      this.socket = socket;
    }

    void received(String text) {
      JsonObject request = new JsonObject(text);
      String type = request.getString("type");
      JsonObject data = request.getJsonObject("data");
      JsonObject answer =
          switch (type) {
            case "register" -> {
              id = "u" + rooms.size();
              rooms.put(id, List.of(socket));
              yield new JsonObject().put("id", id);
            }
            case "create_group" -> {
              String group = "g" + rooms.size();
              rooms.put(group, new ArrayList<>(List.of(socket)));
              yield new JsonObject().put("id", group).put("invite_code", group);
            }
            case "join_group" -> {
              room(data.getString("invite_code")).add(socket);
              yield new JsonObject();
            }
            case "message" -> relayed(data);
            default -> throw new IllegalArgumentException("no such request: " + type);
          };
      socket.writeTextMessage(frame(type, answer).put("id", request.getString("id")).encode());
    }

    private JsonObject relayed(JsonObject data) {
      String to = data.getString("to");
      int seq = lengths.merge(to, 1, Integer::sum);
      JsonObject message =
          new JsonObject()
              .put("id", to + "." + seq)
              .put("chat_id", to)
              .put("seq", seq)
              .put("rev", seq)
              .put("sender_id", id)
              .put("content", data.getString("content"))
              .put("type", "text")
              .put("timestamp", System.currentTimeMillis())
              .putNull("reply_to")
              .put("is_deleted", false)
              .put("reactions", new JsonObject());
      JsonObject told = new JsonObject().put("chat_id", to).put("message", message);
      String event = frame("message", told).encode();
      for (ServerWebSocket receiver : room(to)) {
        if (!receiver.equals(socket)) {
          receiver.writeTextMessage(event);
        }
      }
      return told;
    }
  }

  private List<ServerWebSocket> room(String id) {
    return rooms.getOrDefault(id, List.of());
  }

  private static JsonObject frame(String type, JsonObject data) {
    return new JsonObject().put("type", type).put("status", "success").put("data", data);
  }
}
