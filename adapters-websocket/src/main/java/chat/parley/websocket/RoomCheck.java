package chat.parley.websocket;

import chat.parley.websocket.connection.ConnectionQuota;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Lets no more connections in than there is room for, and none once the server stops, and keeps
 * from where each one comes.
 */
@Singleton
public class RoomCheck implements HttpUpgradeCheck {
  static final TypedKey<String> ADDRESS = new TypedKey<>("parley.address");

  private static final AttributeKey<Boolean> HAS_ROOM = AttributeKey.valueOf("parley.room");
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /** About as many seconds as a server takes to stop and to start. */
  private static final Map<String, List<String>> COME_BACK_LATER =
      Map.of("Retry-After", List.of("5"));

  private final Connections connections;
  private final ConnectionQuota quota;
  private final WireObserver observer;

  public RoomCheck(Connections connections, ConnectionQuota quota, WireObserver observer) {
    this.connections = connections;
    this.quota = quota;
    this.observer = observer;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    if (connections.areClosing()) {
      return CheckResult.rejectUpgrade(UNAVAILABLE, COME_BACK_LATER);
    }
    HttpServerRequest request = context.httpRequest();
    String address = ClientAddress.of(request.remoteAddress());
    context.userData().put(ADDRESS, address);
    if (hasRoom(ChannelCapture.channelOf(request.connection()), address)) {
      return CheckResult.permitUpgrade();
    }
    observer.limited(Limit.CONNECTIONS);
    return CheckResult.rejectUpgrade(TOO_MANY_REQUESTS);
  }

  /**
   * A channel has its place until it is closed: it is open for longer than the WebSocket on it, and
   * where the upgrade fails in spite of this, too.
   */
  private boolean hasRoom(Channel channel, String address) {
    if (channel.hasAttr(HAS_ROOM)) {
      return true;
    }
    if (!quota.reserve(address)) {
      return false;
    }
    channel.attr(HAS_ROOM).set(true);
    channel.closeFuture().addListener(_ -> quota.release(address));
    return true;
  }
}
