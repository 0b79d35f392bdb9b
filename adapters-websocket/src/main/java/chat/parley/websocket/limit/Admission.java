package chat.parley.websocket.limit;

import chat.parley.domain.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/** Hears once how the use case ended that was admitted. */
@FunctionalInterface
public interface Admission {
  /** Of what costs the same however it ends. */
  Admission FREE = _ -> {};

  /** Null if it was not refused. */
  void ended(@Nullable Rejection refusal);
}
