package chat.parley.websocket.connection;

import chat.parley.application.Caller;
import chat.parley.application.Guest;
import chat.parley.application.SignedIn;
import chat.parley.domain.session.ConnectionId;
import chat.parley.websocket.json.Frame;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One open connection: who is on it, what comes in and what goes out. */
public final class Connection {
  private final ConnectionId id;
  private final String address;
  private final Socket socket;
  private final FrameBudget budget;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Reception reception;
  private final Backlog.Share share;
  private final AtomicLong heldBytes = new AtomicLong();
  private final long openedAt;
  private volatile long heardAt;
  private volatile Caller caller;

  public Connection(ConnectionId id, String address, Socket socket, Reception reception) {
    this.id = id;
    this.address = address;
    this.budget = reception.budgets().get();
    this.reception = reception;
    this.share = reception.backlog().share();
    this.openedAt = reception.nanoTime().getAsLong();
    this.heardAt = openedAt;
    this.socket = socket;
    this.caller = new Guest(id);
    this.inbox = new Inbox(this, socket, reception.handler());
    this.outbox =
        new Outbox(
            socket,
            inbox::answered,
            this::weigh,
            () -> close(CloseCode.SLOW_CONSUMER),
            reception.observer());
  }

  public ConnectionId id() {
    return id;
  }

  /** Where it comes from: what counts as one place when tries are counted. */
  public String address() {
    return address;
  }

  /** How many frames may come in. */
  public FrameBudget budget() {
    return budget;
  }

  public Caller caller() {
    return caller;
  }

  /** From here on, requests on this connection are this user's. */
  public void signIn(SignedIn user) {
    caller = user;
  }

  /** From here on, requests on this connection are nobody's. */
  public void signOut() {
    caller = new Guest(id);
  }

  /** Takes a frame from the network; on the socket's thread. */
  public void receive(String frame) {
    heard();
    inbox.receive(frame);
  }

  /** Takes a ping or a pong, which counts like any frame; on the socket's thread. */
  public void receiveControl() {
    heard();
    var _ = budget.take();
    if (budget.isFlood()) {
      close(CloseCode.FLOODING);
    }
  }

  /** The other end has given a sign of life. */
  public void heard() {
    heardAt = reception.nanoTime().getAsLong();
  }

  long openedAt() {
    return openedAt;
  }

  long heardAt() {
    return heardAt;
  }

  /** Asks the other end for a sign of life. */
  void ping() {
    socket.execute(socket::ping);
  }

  /** The thread on which it is sent to. */
  Executor thread() {
    return socket.thread();
  }

  /** Sends a frame, after all that any one thread gave to be sent before; from any thread. */
  public void send(Frame frame) {
    socket.execute(() -> take(frame));
  }

  /** Takes a frame to be sent; on the socket's thread. */
  void take(Frame frame) {
    outbox.send(frame);
  }

  /** A reply is made that may not be sent yet. */
  public void hold(Frame reply) {
    heldBytes.addAndGet(reply.utf8().length);
    weigh();
  }

  /** Sends {@code frame}, which may be another, in place of a reply that was held. */
  public void sendHeld(Frame reply, Frame frame) {
    socket.execute(
        () -> {
          heldBytes.addAndGet(-reply.utf8().length);
          take(frame);
        });
  }

  /** All that waits for the network, or for a commit before that. */
  long unsentBytes() {
    return heldBytes.get() + outbox.bytes();
  }

  /** All that it holds, which the backlog hears of. */
  long weigh() {
    long held = heldBytes.get() + outbox.share() + inbox.waitingBytes();
    share.count(held);
    return held;
  }

  int waitingFrames() {
    return outbox.frames();
  }

  long waitingBytes() {
    return outbox.bytes();
  }

  /** Why this side closed it; null if it did not. */
  public @Nullable CloseCode closed() {
    return outbox.closed();
  }

  /** Stands for the reply of a request that has none. */
  public void noReply() {
    socket.execute(() -> inbox.answered(1));
  }

  /** What it holds counts no more. */
  void ended() {
    share.end();
  }

  public void close(CloseCode code) {
    inbox.close();
    outbox.close(code);
    ended();
  }
}
