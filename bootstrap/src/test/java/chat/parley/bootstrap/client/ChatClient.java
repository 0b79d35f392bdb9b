package chat.parley.bootstrap.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks and waits for the answer. What it is told without having asked stays in its
 * {@link Inbox} until a test takes it.
 *
 * <p>Who is here is announced beside all else and comes when it comes, so presence is seen by those
 * alone who ask for it by its name.
 */
public final class ChatClient implements AutoCloseable {
  public static final String PASSWORD = "correct horse";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Inbox inbox = new Inbox();
  private final AtomicInteger requests = new AtomicInteger();
  private final WebSocket socket;
  private final JsonNode hello;
  private @Nullable JsonNode account;

  private ChatClient(URI server, HttpClient http) {
    URI door = URI.create(server.toString().replaceFirst("^http", "ws"));
    socket = http.newWebSocketBuilder().buildAsync(door, inbox).join();
    hello = event("hello");
  }

  /** Connects and waits for the server's hello. */
  public static ChatClient connect(URI server) {
    return new ChatClient(server, HTTP);
  }

  /** The same, by way of a client that knows whom to trust. */
  public static ChatClient connect(URI server, HttpClient http) {
    return new ChatClient(server, http);
  }

  /** Connects as somebody new, whose name others may have too. */
  public static ChatClient register(URI server, String username) {
    ChatClient client = connect(server);
    client.signIn("register", "username", username, "password", PASSWORD);
    return client;
  }

  /** Connects another device of the same person. */
  public ChatClient another(URI server) {
    ChatClient client = connect(server);
    client.signIn("login", "handle", handle(), "password", PASSWORD);
    return client;
  }

  /** Asks for what signs in, and remembers as whom. */
  public JsonNode signIn(String type, Object... data) {
    JsonNode signedIn = get(type, data);
    account = signedIn;
    return signedIn;
  }

  /** What the server said of itself. */
  public JsonNode hello() {
    return hello;
  }

  public String id() {
    return requireNonNull(account, "signed in").path("id").textValue();
  }

  public String handle() {
    return requireNonNull(account, "signed in").path("handle").textValue();
  }

  public String token() {
    return requireNonNull(account, "signed in").path("token").textValue();
  }

  /** Asks, and returns the whole reply. {@code data} is names and values in turn. */
  public JsonNode ask(String type, Object... data) {
    return reply(send(type, data));
  }

  /** Asks, expects success, and returns the reply's data. */
  public JsonNode get(String type, Object... data) {
    JsonNode reply = ask(type, data);
    assertThat(reply.path("status").textValue()).as("%s", reply).isEqualTo("success");
    return reply.path("data");
  }

  /** Asks, expects to be refused with this code, and returns the refusal's data. */
  public JsonNode refused(String code, String type, Object... data) {
    JsonNode reply = ask(type, data);
    assertThat(reply.path("status").textValue()).as("%s", reply).isEqualTo("error");
    assertThat(reply.path("data").path("code").textValue()).as("%s", reply).isEqualTo(code);
    assertThat(reply.path("type").textValue()).isEqualTo(type);
    assertThat(reply.path("message").textValue()).isNotBlank();
    return reply.path("data");
  }

  /** Asks, expects to be refused for the value of this field. */
  public void invalid(String field, String type, Object... data) {
    JsonNode refusal = refused("VALIDATION_FAILED", type, data);
    assertThat(refusal.path("field").textValue()).as("%s", refusal).isEqualTo(field);
  }

  /** Asks without waiting, and returns the id to take the reply by. */
  public String send(String type, Object... data) {
    String id = Integer.toString(requests.incrementAndGet());
    ObjectNode frame = MAPPER.createObjectNode().put("type", type).put("id", id);
    frame.set("data", object(data));
    sendText(frame.toString());
    return id;
  }

  /** Sends any text as a frame. */
  public synchronized void sendText(String frame) {
    socket.sendText(frame, true).join();
  }

  public JsonNode reply(String id) {
    return inbox.take(frame -> id.equals(frame.path("id").textValue()), "the reply " + id);
  }

  /** Waits for an event of this type, takes it, and returns its data. */
  public JsonNode event(String type) {
    return event(type, _ -> true);
  }

  /** The same, for one whose data are as expected; others stay. */
  public JsonNode event(String type, Predicate<JsonNode> data) {
    return inbox
        .take(
            frame ->
                type.equals(frame.path("type").textValue())
                    && !frame.has("id")
                    && data.test(frame.path("data")),
            type)
        .path("data");
  }

  /** Waits to be told that somebody is {@code online} or {@code offline} now. */
  public void awaitPresence(String userId, String status) {
    event(
        "presence",
        data ->
            userId.equals(data.path("user_id").textValue())
                && status.equals(data.path("status").textValue()));
  }

  /** The next frame that nobody has taken, reply or event. */
  public JsonNode next() {
    return inbox.take(frame -> !isPresence(frame), "a frame");
  }

  /** All that has come and nobody has taken, up to now: up to the answer to a ping sent now. */
  public List<JsonNode> untaken() {
    reply(send("ping"));
    return inbox.takeAll(frame -> !isPresence(frame));
  }

  /** The same of presence. */
  public List<JsonNode> untakenPresence() {
    reply(send("ping"));
    return inbox.takeAll(ChatClient::isPresence);
  }

  /**
   * The same without asking the server anything, for when it may not answer: up to the pong of the
   * WebSocket protocol.
   */
  public List<JsonNode> heard() {
    int pongs = inbox.pongs();
    socket.sendPing(ByteBuffer.allocate(0)).join();
    inbox.awaitPong(pongs);
    return inbox.takeAll(frame -> !isPresence(frame));
  }

  /** Waits until the server closes, and returns with which code. */
  public int closeCode() {
    return inbox.closeCode();
  }

  public void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Goes, as clients do; nothing is wrong if the server closes at the same moment. */
  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket).join();
    }
  }

  /** Goes without a word, as clients do whose network is gone. */
  public void vanish() {
    socket.abort();
  }

  private static boolean isPresence(JsonNode frame) {
    return "presence".equals(frame.path("type").textValue());
  }

  private static ObjectNode object(Object... namesAndValues) {
    ObjectNode object = MAPPER.createObjectNode();
    for (int n = 0; n < namesAndValues.length; n += 2) {
      object.set((String) namesAndValues[n], MAPPER.valueToTree(namesAndValues[n + 1]));
    }
    return object;
  }
}
