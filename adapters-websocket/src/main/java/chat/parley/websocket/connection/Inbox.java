package chat.parley.websocket.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests of one connection, handled strictly one after the other. Lives on the socket's
 * thread.
 *
 * <p>A client may send on without waiting for answers, up to a bound: once {@link #MOST_UNANSWERED}
 * requests wait for their reply to leave, or {@link #MOST_UNANSWERED_BYTES} wait to leave, no more
 * are handled, and once a frame's worth waits, no more are read, until it takes the replies that it
 * causes.
 */
final class Inbox {
  static final int MOST_UNANSWERED = 128;

  /** Less than events may have: replies are a client's own doing, and nobody else shares them. */
  static final long MOST_UNANSWERED_BYTES = 128 * 1024;

  private static final int MOST_WAITING = 32;
  static final int MOST_WAITING_BYTES = 64 * 1024;

  private final Socket socket;
  private final RequestHandler handler;
  private final Connection connection;
  private final Queue<String> waiting = new ArrayDeque<>();
  private final AtomicInteger waitingBytes = new AtomicInteger();

  /** Of {@link #waitingBytes}, the part of the request that is being handled. */
  private int busyBytes;

  private boolean busy;
  private boolean reading = true;
  private int unanswered;
  private volatile boolean closed;

  Inbox(Connection connection, Socket socket, RequestHandler handler) {
    this.connection = connection;
    this.socket = socket;
    this.handler = handler;
  }

  void receive(String frame) {
    if (!closed) {
      waiting.add(frame);
      waitingBytes.addAndGet(bytes(frame));
      handleNext();
    }
  }

  /** Handles nothing more, and lets go of what waits; from any thread. */
  void close() {
    closed = true;
    socket.execute(
        () -> {
          waiting.clear();
          waitingBytes.set(busyBytes);
          handleNext();
        });
  }

  /** What waits, and what is being handled. */
  int waitingBytes() {
    return waitingBytes.get();
  }

  /** Hears that so many replies have left, or events alone. */
  void answered(int replies) {
    unanswered -= replies;
    if (replies > 0 || !waiting.isEmpty()) {
      handleNext();
    }
  }

  /**
   * Handles what waits, as far as it may. A handler that is done at once makes this a plain loop.
   */
  private void handleNext() {
    while (!closed && !busy && !waiting.isEmpty() && mayAnswer()) {
      busy = true;
      unanswered++;
      String frame = waiting.remove();
      busyBytes = bytes(frame);
      if (handler.handle(connection, frame, this::finishedLater)) {
        finished();
      }
    }
    connection.weigh();
    boolean room = waiting.size() < MOST_WAITING && waitingBytes.get() < MOST_WAITING_BYTES;
    if (reading != room) {
      reading = room;
      socket.reading(room);
    }
  }

  private boolean mayAnswer() {
    return unanswered < MOST_UNANSWERED && connection.unsentBytes() < MOST_UNANSWERED_BYTES;
  }

  private void finished() {
    busy = false;
    waitingBytes.addAndGet(-busyBytes);
    busyBytes = 0;
  }

  /** At the most: a character of Latin-1 takes one. */
  private static int bytes(String frame) {
    return 2 * frame.length();
  }

  private void finishedLater() {
    socket.execute(
        () -> {
          finished();
          handleNext();
        });
  }
}
