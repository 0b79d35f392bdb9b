package chat.parley.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server. Frames are heard on the event loop of the load, of which there is
 * one.
 */
final class Client {
  /** A group of a thousand is told to the one who joins it in some 100 KB. */
  private static final int MAX_BYTES = 1 << 24;

  private static final int LIMIT_S = 30;
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final WebSocket socket;
  private final Queue<CompletableFuture<JsonObject>> asked = new ArrayDeque<>();
  private @Nullable Buffer begun;
  private @Nullable Consumer<Buffer> listener;

  private Client(WebSocket socket) {
    this.socket = socket;
    socket.frameHandler(this::received);
  }

  /** A maker of connections; how many it may open is not bounded. */
  static WebSocketClient factory(Vertx vertx) {
    return vertx.createWebSocketClient(
        new WebSocketClientOptions()
            .setMaxConnections(Integer.MAX_VALUE)
            .setMaxFrameSize(MAX_BYTES)
            .setMaxMessageSize(MAX_BYTES));
  }

  static CompletableFuture<Client> connect(WebSocketClient factory, int port) {
    WebSocketConnectOptions door =
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/");
    return factory.connect(door).map(Client::new).toCompletionStage().toCompletableFuture();
  }

  /** Asks for something, and waits for the data of the answer. */
  JsonObject get(String type, JsonObject data) {
    JsonObject reply = ask(type, data).orTimeout(LIMIT_S, TimeUnit.SECONDS).join();
    if (!"success".equals(reply.getString("status"))) {
      throw new IllegalStateException("refused: " + reply);
    }
    return reply.getJsonObject("data");
  }

  /** Makes an account, signs in to it, and returns its id. */
  String register() {
    return get("register", newAccount()).getString("id");
  }

  static JsonObject newAccount() {
    String name = "bench" + ACCOUNTS.getAndIncrement();
    return new JsonObject().put("username", name).put("password", "correct horse");
  }

  /** Asks for something; the reply comes on the event loop. Nobody may be listening meanwhile. */
  CompletableFuture<JsonObject> ask(String type, JsonObject data) {
    CompletableFuture<JsonObject> reply = new CompletableFuture<>();
    synchronized (asked) {
      asked.add(reply);
    }
    send(new JsonObject().put("type", type).put("id", type).put("data", data).encode());
    return reply;
  }

  void send(String frame) {
    var _ = socket.writeTextMessage(frame);
  }

  /** From here on all frames go to the listener. */
  void listen(Consumer<Buffer> other) {
    listener = other;
  }

  CompletableFuture<Void> close() {
    return socket.close().toCompletionStage().toCompletableFuture();
  }

  /** Large messages come in fragments. */
  private void received(WebSocketFrame frame) {
    if (frame.isText() || frame.isContinuation()) {
      Buffer message = begun == null ? frame.binaryData() : begun.appendBuffer(frame.binaryData());
      begun = frame.isFinal() ? null : message;
      if (frame.isFinal()) {
        heard(message);
      }
    }
  }

  private void heard(Buffer message) {
    if (listener != null) {
      listener.accept(message);
      return;
    }
    JsonObject reply = message.toJsonObject();
    if (reply.containsKey("id")) {
      CompletableFuture<JsonObject> asker;
      synchronized (asked) {
        asker = asked.remove();
      }
      asker.complete(reply);
    }
  }
}
