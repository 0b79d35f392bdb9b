package chat.parley.websocket.route;

import chat.parley.application.Caller;
import chat.parley.application.SignedIn;
import chat.parley.domain.rejection.Rejection;

/** Who may send a request: lets a caller in as what the use case asks for, or refuses. */
@FunctionalInterface
public interface Access<C extends Caller> {
  Access<Caller> ANYONE = caller -> caller;

  Access<SignedIn> SIGNED_IN =
      caller -> {
        if (caller instanceof SignedIn user) {
          return user;
        }
        throw new Rejection.Unauthenticated().rejected();
      };

  C admit(Caller caller);
}
