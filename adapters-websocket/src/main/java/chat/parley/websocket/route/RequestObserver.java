package chat.parley.websocket.route;

import chat.parley.websocket.json.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each request once it is answered, to count or to trace it. Called from any thread, for
 * each frame: it has to be quick and must not throw.
 */
@FunctionalInterface
public interface RequestObserver {
  /** Stands for all types that there are not, and for frames that are no request. */
  String UNKNOWN = "unknown";

  /**
   * The reply goes out now that all it tells of is durable; or the request is done and has no
   * reply.
   *
   * @param type of a route, or {@link #UNKNOWN}; so there are not many
   * @param refusal null if it succeeded
   * @param since when the request's turn came, by {@link System#nanoTime}
   */
  void answered(String type, @Nullable ErrorCode refusal, long since);

  /** Both hear of it. */
  default RequestObserver andThen(RequestObserver other) {
    return (type, refusal, since) -> {
      answered(type, refusal, since);
      other.answered(type, refusal, since);
    };
  }
}
