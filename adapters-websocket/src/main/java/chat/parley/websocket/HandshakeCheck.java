package chat.parley.websocket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses handshakes that RFC 6455 (4.2.1) does not allow and Netty answers: those of drafts, which
 * name a page's origin in another header, without a proper key, or in HTTP/1.0.
 */
@Singleton
@Priority(HandshakeCheck.FIRST)
public class HandshakeCheck implements HttpUpgradeCheck {
  /** A handshake that is none takes no place of the {@link RoomCheck}. */
  static final int FIRST = 100;

  private static final String VERSION = "Sec-WebSocket-Version";
  private static final String ONLY_VERSION = "13";
  private static final int KEY_BYTES = 16;
  private static final int BAD_REQUEST = 400;
  private static final int UPGRADE_REQUIRED = 426;

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    if (!ONLY_VERSION.equals(request.getHeader(VERSION))) {
      return CheckResult.rejectUpgrade(UPGRADE_REQUIRED, Map.of(VERSION, List.of(ONLY_VERSION)));
    }
    return request.version() == HttpVersion.HTTP_1_1
            && isKey(request.getHeader("Sec-WebSocket-Key"))
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(BAD_REQUEST);
  }

  private static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
