package chat.parley.websocket;

import chat.parley.application.SignedIn;
import chat.parley.application.presence.AnnouncePresence;
import chat.parley.domain.session.ConnectionId;
import chat.parley.websocket.connection.Backlog;
import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.Reception;
import chat.parley.websocket.connection.RequestHandler;
import chat.parley.websocket.connection.SlowWork;
import chat.parley.websocket.connection.WireObserver;
import chat.parley.websocket.connection.Wordless;
import chat.parley.websocket.json.Frame;
import chat.parley.websocket.json.Hello;
import chat.parley.websocket.limit.Guards;
import chat.parley.websocket.pipeline.FramePipeline;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** Where clients connect. Opens, reads, closes and fails; all else is behind {@link Connection}. */
@WebSocket(path = "/", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class ChatEndpoint {
  private static final Logger LOG = Logger.getLogger(ChatEndpoint.class);
  private static final TypedKey<Connection> CONNECTION = new TypedKey<>("parley.connection");

  private final Connections connections;
  private final Reception reception;
  private final AnnouncePresence announcePresence;
  private final SlowWork slowWork;
  private final WireObserver observer;
  private final OriginPolicy origins;
  private final Frame hello;

  public ChatEndpoint(
      Connections connections,
      RequestHandler requests,
      AnnouncePresence announcePresence,
      SlowWork slowWork,
      Guards guards,
      OriginPolicy origins,
      Hello hello,
      WireObserver observer) {
    this.connections = connections;
    this.reception =
        new Reception(
            requests,
            guards.frames(),
            Backlog.within(Runtime.getRuntime().maxMemory(), connections),
            System::nanoTime,
            observer);
    this.announcePresence = announcePresence;
    this.slowWork = slowWork;
    this.observer = observer;
    this.origins = origins;
    this.hello = hello.frame();
  }

  @OnOpen
  @NonBlocking
  void opened(WebSocketConnection socket) {
    Connection connection =
        new Connection(
            new ConnectionId(socket.id()),
            socket.userData().get(RoomCheck.ADDRESS),
            new NettySocket(socket),
            reception);
    socket.userData().put(CONNECTION, connection);
    FramePipeline.onControl(
        socket.userData().get(ChannelCapture.CHANNEL), connection::receiveControl);
    connections.opened(connection);
    HandshakeRequest handshake = socket.handshakeRequest();
    if (origins.allows(handshake.header("Origin"), handshake.header("Host"))) {
      connection.send(hello);
    } else {
      connection.close(CloseCode.ORIGIN_REFUSED);
    }
  }

  @OnTextMessage
  @NonBlocking
  void received(String frame, WebSocketConnection socket) {
    socket.userData().get(CONNECTION).receive(frame);
  }

  @OnBinaryMessage
  @NonBlocking
  void refused(Buffer frame, WebSocketConnection socket) {
    socket.userData().get(CONNECTION).close(CloseCode.TEXT_ONLY);
  }

  @OnClose
  @NonBlocking
  void closed(WebSocketConnection socket, CloseReason reason) {
    Connection connection = socket.userData().get(CONNECTION);
    observer.closed(code(connection, socket, reason));
    connections.closed(connection);
    if (connection.caller() instanceof SignedIn user) {
      slowWork.execute(() -> announcePresence.refresh(user.user()));
    }
  }

  /** Why it ended: what this side said first, else what the other did. */
  private static int code(Connection connection, WebSocketConnection socket, CloseReason reason) {
    CloseCode ours = connection.closed();
    return ours != null
        ? ours.code()
        : FramePipeline.violation(socket.userData().get(ChannelCapture.CHANNEL))
            .map(WebSocketCloseStatus::code)
            .orElse(reason.getCode());
  }

  @OnError
  @NonBlocking
  void failed(Exception failure, WebSocketConnection socket) {
    if (socket.isOpen()) {
      LOG.warnf(new Wordless(failure), "connection %s failed", socket.id());
      socket.userData().get(CONNECTION).close(CloseCode.INTERNAL_ERROR);
    }
  }
}
