package chat.parley.websocket.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what all connections together hold: what is not sent yet, and what came and waits. Once
 * that is too much, those who hold most of it are closed, until an eighth of the bound is free. Who
 * takes what comes holds next to nothing, and is never among them.
 */
public final class Backlog {
  /** What one holds is counted in these, so that most have nothing to count. */
  static final long GRAIN_BYTES = 4 * 1024;

  private static final long ENDED = -1;

  private final Connections connections;
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean closing = new AtomicBoolean();

  public Backlog(Connections connections, long mostBytes) {
    this.connections = connections;
    this.mostBytes = mostBytes;
  }

  /** A quarter of the heap; the rest is for the store, and for what is being made of a request. */
  public static Backlog within(long heapBytes, Connections connections) {
    return new Backlog(connections, heapBytes / 4);
  }

  Share share() {
    return new Share();
  }

  long bytes() {
    return bytes.get();
  }

  /** Called from any thread; while one closes connections, others need not. */
  private void add(long more) {
    if (bytes.addAndGet(more) > mostBytes && more > 0 && closing.compareAndSet(false, true)) {
      try {
        closeHeaviest();
      } finally {
        closing.set(false);
      }
    }
  }

  private void closeHeaviest() {
    List<Weighed> heaviestFirst = new ArrayList<>();
    connections.forEach(one -> heaviestFirst.add(new Weighed(one, one.weigh())));
    if (bytes.get() <= mostBytes) {
      return; // what was counted was out of date
    }
    heaviestFirst.sort(Comparator.comparingLong(Weighed::bytes).reversed());
    for (Weighed heaviest : heaviestFirst) {
      if (bytes.get() <= mostBytes - mostBytes / 8) {
        return;
      }
      heaviest.connection().close(CloseCode.SLOW_CONSUMER);
    }
  }

  private record Weighed(Connection connection, long bytes) {}

  /** What one connection holds of it. */
  final class Share {
    private final AtomicLong counted = new AtomicLong();

    /** From any thread; does next to nothing where little has changed. */
    void count(long held) {
      long grains = held / GRAIN_BYTES * GRAIN_BYTES;
      if (grains != counted.get()) {
        long before = counted.getAndUpdate(now -> now == ENDED ? ENDED : grains);
        if (before != ENDED) {
          add(grains - before);
        }
      }
    }

    /** Holds nothing from here on. */
    void end() {
      long before = counted.getAndSet(ENDED);
      if (before != ENDED) {
        add(-before);
      }
    }
  }
}
