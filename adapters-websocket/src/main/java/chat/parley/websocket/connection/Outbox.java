package chat.parley.websocket.connection;

import chat.parley.websocket.json.Frame;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one connection. Nobody ever waits for a slow reader: while the network
 * does not take what was sent before, what a reader is behind by is bounded, ephemeral events are
 * left out once half of that is reached, and one more event than all of it closes the connection,
 * with a code that says "come back and catch up".
 *
 * <p>Replies are not bounded here, because the {@link Inbox} takes no more requests while too many
 * wait for their reply to leave, or too much does. All that is waiting goes out in one burst.
 */
public final class Outbox {
  static final int MAX_FRAMES = 256;
  static final long MAX_BYTES = 1024 * 1024;

  private final Socket socket;
  private final IntConsumer repliesSent;
  private final Runnable behind;
  private final Runnable full;
  private final WireObserver observer;
  private final Queue<Frame> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger frames = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong share = new AtomicLong();
  private final AtomicBoolean drainIsDue = new AtomicBoolean();
  private volatile @Nullable CloseCode closed;

  /** Whether the network has not taken the last burst yet. Written by the socket's thread alone. */
  private volatile boolean blocked;

  private boolean draining;

  /**
   * {@code repliesSent} hears, on the socket's thread, how many replies a burst that left held;
   * {@code behind} is run whenever something is left waiting for the network, on any thread; {@code
   * full} is to close it.
   */
  Outbox(
      Socket socket,
      IntConsumer repliesSent,
      Runnable behind,
      Runnable full,
      WireObserver observer) {
    this.socket = socket;
    this.repliesSent = repliesSent;
    this.behind = behind;
    this.full = full;
    this.observer = observer;
  }

  /** Takes a frame to be sent; from any thread. */
  public void send(Frame frame) {
    if (closed != null || (blocked && isTooMuch(frame))) {
      return;
    }
    frames.incrementAndGet();
    bytes.addAndGet(frame.utf8().length);
    share.addAndGet(frame.share());
    waiting.add(frame);
    if (drainIsDue.compareAndSet(false, true)) {
      socket.execute(this::drain);
    }
    if (blocked) {
      behind.run();
    }
  }

  /** Takes no more, lets go of what waits, and closes the connection. */
  void close(CloseCode code) {
    closed = code;
    waiting.clear();
    socket.close(code);
  }

  /** Why it was closed by this side; null if it was not. */
  @Nullable CloseCode closed() {
    return closed;
  }

  /** How many frames the network has not taken yet. */
  int frames() {
    return closed == null ? frames.get() : 0;
  }

  /** How many bytes the network has not taken yet. */
  long bytes() {
    return closed == null ? bytes.get() : 0;
  }

  /** How many bytes of memory that takes, where what many wait for counts for each in part. */
  long share() {
    return closed == null ? share.get() : 0;
  }

  /** Whether a reader who is behind has to go without this frame, or without the connection. */
  private boolean isTooMuch(Frame frame) {
    return switch (frame.kind()) {
      case REPLY -> false;
      case EPHEMERAL -> {
        boolean full = isFullFor(frame, 2);
        if (full) {
          observer.shed();
        }
        yield full;
      }
      case EVENT -> {
        boolean full = isFullFor(frame, 1);
        if (full) {
          this.full.run();
        }
        yield full;
      }
    };
  }

  private boolean isFullFor(Frame frame, int part) {
    return frames.get() >= MAX_FRAMES / part
        || bytes.get() + frame.utf8().length > MAX_BYTES / part;
  }

  private void drain() {
    drainIsDue.set(false);
    draining = true;
    while (!blocked && closed == null && frames.get() > 0) {
      flush();
    }
    draining = false;
    if (closed != null) {
      waiting.clear(); // of what came while it was closed
    } else if (blocked) {
      behind.run();
    }
  }

  private void flush() {
    int count = 0;
    int replies = 0;
    long size = 0;
    long memory = 0;
    for (Frame frame = waiting.poll(); frame != null; ) {
      socket.write(frame.utf8());
      count++;
      replies += frame.kind() == Frame.Kind.REPLY ? 1 : 0;
      size += frame.utf8().length;
      memory += frame.share();
      frame = count < MAX_FRAMES && size < MAX_BYTES ? waiting.poll() : null;
    }
    Burst burst = new Burst(count, replies, size, memory);
    blocked = true;
    socket.flush(() -> sent(burst));
  }

  private record Burst(int frames, int replies, long bytes, long share) {}

  /** Called within {@link #flush} where the network takes it all at once, as it mostly does. */
  private void sent(Burst burst) {
    frames.addAndGet(-burst.frames());
    bytes.addAndGet(-burst.bytes());
    share.addAndGet(-burst.share());
    blocked = false;
    repliesSent.accept(burst.replies());
    if (!draining) {
      drain();
    }
  }
}
