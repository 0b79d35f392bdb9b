package chat.parley.bench.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Talks that go on at the same time on one server, and what a stretch of them costs it. */
final class Conversation {
  private static final int LIMIT_S = 30;

  private final Vertx vertx;
  private final ServerProcess server;
  private final List<Talk> talks;

  Conversation(Vertx vertx, ServerProcess server, List<Talk> talks) {
    this.vertx = vertx;
    this.server = server;
    this.talks = talks;
  }

  /** Talks for so long and waits until all has arrived. */
  Sample run(Pace pace, Duration time) {
    Histogram delays = new Histogram(3);
    long cpu = server.cpuMicros();
    long start = System.nanoTime();
    CompletableFuture<Void> quiet = new CompletableFuture<>();
    onLoop(() -> begin(pace, start + time.toNanos(), delays, quiet));
    long deliveries;
    try {
      quiet.get(time.toSeconds() + LIMIT_S, SECONDS);
      deliveries = talks.stream().mapToLong(Talk::delivered).sum();
    } catch (TimeoutException _) {
      throw new IllegalStateException("messages did not arrive on " + server.name());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return new Sample(deliveries, server.cpuMicros() - cpu, System.nanoTime() - start, delays);
  }

  private void begin(Pace pace, long end, Histogram delays, CompletableFuture<Void> quiet) {
    BooleanSupplier written =
        switch (pace) {
          case Pace.Closed closed -> closed(closed.window(), end, delays);
          case Pace.Open open -> open(open.perSecond(), end, delays);
        };
    var _ =
        vertx.setPeriodic(
            1,
            timer -> {
              if (written.getAsBoolean() && talks.stream().allMatch(t -> t.underWay() == 0)) {
                vertx.cancelTimer(timer);
                talks.forEach(Talk::end);
                quiet.complete(null);
              }
            });
  }

  /** Returns whether all is written. */
  private BooleanSupplier closed(int window, long end, Histogram delays) {
    for (Talk talk : talks) {
      talk.begin(
          delays,
          () -> {
            long now = System.nanoTime();
            while (talk.underWay() < window && now < end) {
              talk.write(now);
            }
          });
      for (int n = 0; n < window; n++) {
        talk.write(System.nanoTime());
      }
    }
    return () -> System.nanoTime() > end;
  }

  /** Returns whether all is written. */
  private BooleanSupplier open(int perSecond, long end, Histogram delays) {
    talks.forEach(talk -> talk.begin(delays, () -> {}));
    Metronome metronome = new Metronome(SECONDS.toNanos(1) / perSecond, end);
    metronome.tick();
    return metronome::isOver;
  }

  private void onLoop(Runnable task) {
    vertx.getOrCreateContext().runOnContext(_ -> task.run());
  }

  /** Writes what is due, the talks in turn. */
  private final class Metronome {
    private final long step;
    private final long end;
    private long due = System.nanoTime();
    private int next;

    Metronome(long step, long end) {
      this.step = step;
      this.end = end;
    }

    void tick() {
      long now = System.nanoTime();
      for (; due <= now && due < end; due += step) {
        talks.get(next).write(due);
        next = (next + 1) % talks.size();
      }
      if (!isOver()) {
        var _ = vertx.setTimer(1, _ -> tick());
      }
    }

    /** What is due just before the end is written after it: the end by itself says nothing. */
    boolean isOver() {
      return due >= end;
    }
  }
}
