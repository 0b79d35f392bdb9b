package chat.parley.websocket.route;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.store.Commits;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.json.Frame;
import chat.parley.websocket.json.Frames;
import chat.parley.websocket.json.Refusal;
import chat.parley.websocket.json.Request;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Sends replies once all that they may tell of is durable; refusals too, so that they keep order.
 */
record Replies(Commits commits, InstantSource clock) {
  private static final Duration AFTER_A_FAILED_WRITE = Duration.ofSeconds(1);

  void send(Connection connection, Request request, Frame reply) {
    commits.whenDurable(
        () -> connection.send(reply),
        () ->
            connection.send(
                frame(request, refusal(new Rejection.Unavailable(AFTER_A_FAILED_WRITE)))));
  }

  void refuse(Connection connection, Request request, Refusal refusal) {
    send(connection, request, frame(request, refusal));
  }

  void refuse(Connection connection, Request request, Rejection rejection) {
    refuse(connection, request, refusal(rejection));
  }

  /** What is no request has no type to come back to; its refusal waits in line all the same. */
  void refuse(Connection connection, Frame refusal) {
    commits.whenDurable(() -> connection.send(refusal), () -> connection.send(refusal));
  }

  private Refusal refusal(Rejection rejection) {
    return Refusal.of(rejection, clock.instant());
  }

  private static Frame frame(Request request, Refusal refusal) {
    return Frames.refusal(request.type(), request.id(), refusal);
  }
}
