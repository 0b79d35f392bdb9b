package chat.parley.websocket.connection;

import chat.parley.websocket.json.Frame;
import java.util.ArrayList;
import java.util.List;
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
  private final Runnable changed;
  private final Runnable full;
  private final WireObserver observer;
  private final Runnable drain = this::drain;

  // Guarded by this, all together: a message to many comes by here for each of them.
  private List<Frame> waiting = List.of();
  private int frames;
  private long bytes;
  private long share;
  private boolean drainIsDue;

  /** Whether the network has not taken the last burst yet. Written by the socket's thread alone. */
  private boolean blocked;

  private volatile @Nullable CloseCode closed;
  private boolean draining;

  /**
   * {@code repliesSent} hears, on the socket's thread, how many replies a burst that left held;
   * {@code changed} is run, on any thread, when more or less than before is left waiting for the
   * network; {@code full} is to close it.
   */
  Outbox(
      Socket socket,
      IntConsumer repliesSent,
      Runnable changed,
      Runnable full,
      WireObserver observer) {
    this.socket = socket;
    this.repliesSent = repliesSent;
    this.changed = changed;
    this.full = full;
    this.observer = observer;
  }

  /** Takes a frame to be sent; from any thread. */
  public void send(Frame frame) {
    boolean wake;
    boolean behind;
    synchronized (this) {
      if (closed != null || (blocked && isTooMuch(frame))) {
        return;
      }
      if (waiting.isEmpty()) {
        waiting = new ArrayList<>(2); // for each burst one of its own, which is in the caches
      }
      waiting.add(frame);
      frames++;
      bytes += frame.utf8().length;
      share += frame.share();
      wake = !drainIsDue;
      drainIsDue = true;
      behind = blocked;
    }
    if (wake) {
      socket.execute(drain);
    }
    if (behind) {
      changed.run();
    }
  }

  /** Takes no more, lets go of what waits, and closes the connection. */
  synchronized void close(CloseCode code) {
    closed = code;
    waiting = List.of();
    frames = 0;
    bytes = 0;
    share = 0;
    socket.close(code);
  }

  /** Why it was closed by this side; null if it was not. */
  @Nullable CloseCode closed() {
    return closed;
  }

  /** How many frames the network has not taken yet. */
  synchronized int frames() {
    return frames;
  }

  /** How many bytes the network has not taken yet. */
  synchronized long bytes() {
    return bytes;
  }

  /** How many bytes of memory that takes, where what many wait for counts for each in part. */
  synchronized long share() {
    return share;
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
    return frames >= MAX_FRAMES / part || bytes + frame.utf8().length > MAX_BYTES / part;
  }

  private void drain() {
    draining = true;
    for (List<Frame> burst = next(); !burst.isEmpty(); burst = next()) {
      send(burst);
    }
    draining = false;
    if (blocked) {
      changed.run();
    }
  }

  /** Takes all that waits, or nothing while the network takes nothing. */
  private synchronized List<Frame> next() {
    drainIsDue = false;
    if (blocked || waiting.isEmpty()) {
      return List.of();
    }
    List<Frame> burst = waiting;
    waiting = List.of();
    blocked = true;
    return burst;
  }

  private record Burst(int frames, int replies, long bytes, long share) {}

  private void send(List<Frame> frames) {
    List<byte[]> texts = new ArrayList<>(frames.size());
    int replies = 0;
    long size = 0;
    long memory = 0;
    for (Frame frame : frames) {
      texts.add(frame.utf8());
      replies += frame.kind() == Frame.Kind.REPLY ? 1 : 0;
      size += frame.utf8().length;
      memory += frame.share();
    }
    Burst burst = new Burst(frames.size(), replies, size, memory);
    socket.send(texts, () -> sent(burst));
  }

  /** Called within {@link #send} where the network takes it all at once, as it mostly does. */
  private void sent(Burst burst) {
    synchronized (this) {
      blocked = false;
      if (closed == null) {
        frames -= burst.frames();
        bytes -= burst.bytes();
        share -= burst.share();
      }
    }
    repliesSent.accept(burst.replies());
    if (!draining) {
      drain();
      changed.run();
    }
  }
}
