package chat.parley.websocket.route;

import chat.parley.application.Caller;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.websocket.connection.SlowWork;
import chat.parley.websocket.connection.Wordless;
import chat.parley.websocket.json.ErrorCode;
import chat.parley.websocket.json.Frames;
import chat.parley.websocket.json.Refusal;
import chat.parley.websocket.limit.Admission;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One request on its way through its route, to exactly one reply.
 *
 * <p>Refusals become refusals of the protocol here and nowhere else. Whatever else escapes a use
 * case is a bug: it is logged under an incident id, which is all the client is told.
 */
record Exchange<C extends Caller, I, O>(Route<C, I, O> route, Pending pending, Replies replies) {
  private static final Logger LOG = Logger.getLogger(Exchange.class);

  /** Returns true if it is done; else it runs {@code done} when it is. */
  boolean start(SlowWork slowWork, Runnable done) {
    try {
      C caller = route.access().admit(pending.connection().caller());
      I command = route.read().apply(pending.request().fields());
      Admission admission = route.guard().admit(pending.connection(), caller, command);
      Runnable task = () -> handleAndThen(caller, command, admission, done);
      switch (route.work().apply(caller, command)) {
        case QUICK -> handle(caller, command, admission);
        case SLOW -> {
          slowWork.execute(task);
          return false;
        }
        case HASHING -> {
          slowWork.executeAtOnce(task);
          return false;
        }
      }
    } catch (Rejected rejected) {
      refuse(rejected.rejection());
    } catch (RuntimeException | Error bug) {
      refuse(bug);
    }
    return true;
  }

  private void handleAndThen(C caller, I command, Admission admission, Runnable done) {
    try {
      handle(caller, command, admission);
    } finally {
      done.run();
    }
  }

  private void handle(C caller, I command, Admission admission) {
    try {
      O result = decide(caller, command, admission);
      route.effect().accept(pending.connection(), result);
      if (route.replyType() == null) {
        replies.none(pending, null);
      } else {
        String id = pending.request().id();
        replies.send(pending, Frames.reply(route.replyType(), id, route.write(), result));
      }
    } catch (Rejected rejected) {
      refuse(rejected.rejection());
    } catch (RuntimeException | Error bug) {
      refuse(bug);
    }
  }

  private O decide(C caller, I command, Admission admission) {
    Rejection refusal = null;
    try {
      return route.useCase().handle(caller, command);
    } catch (Rejected rejected) {
      refusal = rejected.rejection();
      throw rejected;
    } finally {
      admission.ended(refusal); // before the reply: who has that may try again at once
    }
  }

  /** Too much of what has no reply is dropped in silence. */
  private void refuse(Rejection rejection) {
    if (route.replyType() == null && rejection instanceof Rejection.RateLimited) {
      replies.none(pending, ErrorCode.RATE_LIMITED);
    } else {
      replies.refuse(pending, rejection);
    }
  }

  private void refuse(Throwable bug) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(new Wordless(bug), "incident %s: %s failed", incident, pending.type());
    replies.refuse(pending, Refusal.internal(incident));
  }
}
