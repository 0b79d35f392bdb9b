package chat.parley.websocket;

import chat.parley.websocket.connection.ConnectionQuota;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.WireObserver;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lets no more connections in than there is room for, and keeps from where each one comes. */
@Singleton
public class RoomCheck implements HttpUpgradeCheck {
  static final TypedKey<String> ADDRESS = new TypedKey<>("parley.address");

  private static final int TOO_MANY_REQUESTS = 429;

  private final ConnectionQuota quota;
  private final WireObserver observer;

  public RoomCheck(ConnectionQuota quota, WireObserver observer) {
    this.quota = quota;
    this.observer = observer;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    String address = ClientAddress.of(context.httpRequest().remoteAddress());
    context.userData().put(ADDRESS, address);
    if (quota.hasRoomFor(address)) {
      return CheckResult.permitUpgrade();
    }
    observer.limited(Limit.CONNECTIONS);
    return CheckResult.rejectUpgrade(TOO_MANY_REQUESTS);
  }
}
