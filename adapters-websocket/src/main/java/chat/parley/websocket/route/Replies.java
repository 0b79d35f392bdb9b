package chat.parley.websocket.route;

import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.store.Commits;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.json.BadFrame;
import chat.parley.websocket.json.ErrorCode;
import chat.parley.websocket.json.Frame;
import chat.parley.websocket.json.Frames;
import chat.parley.websocket.json.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends replies once all that they may tell of is durable; refusals too, so that they keep order.
 */
record Replies(Commits commits, InstantSource clock, RequestObserver observer) {
  private static final Duration AFTER_A_FAILED_WRITE = Duration.ofSeconds(1);

  void send(Pending pending, Frame reply) {
    send(pending, reply, null);
  }

  void refuse(Pending pending, Refusal refusal) {
    send(pending, frame(pending, refusal), refusal.code());
  }

  void refuse(Pending pending, Rejection rejection) {
    refuse(pending, refusal(rejection));
  }

  /** What is no request has no type to come back to; its refusal waits in line all the same. */
  void refuse(Connection connection, BadFrame bad, long since) {
    Frame refusal = bad.refusal();
    Runnable send =
        () -> {
          observer.answered(RequestObserver.UNKNOWN, bad.code(), since);
          connection.send(refusal);
        };
    commits.whenDurable(send, send);
  }

  /** Ends a request that has no reply; {@code refusal} is what is not told. */
  void none(Pending pending, @Nullable ErrorCode refusal) {
    observer.answered(pending.type(), refusal, pending.since());
    pending.connection().noReply();
  }

  private void send(Pending pending, Frame reply, @Nullable ErrorCode refusal) {
    pending.connection().hold(reply);
    commits.whenDurable(
        () -> answer(pending, reply, reply, refusal), () -> answerLost(pending, reply));
  }

  private void answerLost(Pending pending, Frame reply) {
    Refusal refusal = refusal(new Rejection.Unavailable(AFTER_A_FAILED_WRITE));
    answer(pending, reply, frame(pending, refusal), refusal.code());
  }

  /** Observed first, so that whoever has the answer finds it counted. */
  private void answer(Pending pending, Frame held, Frame answer, @Nullable ErrorCode refusal) {
    observer.answered(pending.type(), refusal, pending.since());
    pending.connection().sendHeld(held, answer);
  }

  private Refusal refusal(Rejection rejection) {
    return Refusal.of(rejection, clock.instant());
  }

  private static Frame frame(Pending pending, Refusal refusal) {
    return Frames.refusal(pending.request().type(), pending.request().id(), refusal);
  }
}
