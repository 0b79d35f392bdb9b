package chat.parley.websocket;

import chat.parley.websocket.connection.ConnectionQuota;
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

  public RoomCheck(ConnectionQuota quota) {
    this.quota = quota;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    String address = ClientAddress.of(context.httpRequest().remoteAddress());
    context.userData().put(ADDRESS, address);
    return quota.hasRoomFor(address)
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(TOO_MANY_REQUESTS);
  }
}
