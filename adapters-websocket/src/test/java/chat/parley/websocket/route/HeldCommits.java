package chat.parley.websocket.route;

import chat.parley.domain.store.Commits;
import java.util.ArrayDeque;
import java.util.Queue;

/** A store's commits in the hand of the test: nothing is durable, or lost, before it says so. */
final class HeldCommits implements Commits {
  private record Held(Runnable durable, Runnable lost) {}

  private final Queue<Held> held = new ArrayDeque<>();

  @Override
  public void whenDurable(Runnable durable, Runnable lost) {
    held.add(new Held(durable, lost));
  }

  void commit() {
    for (Held next = held.poll(); next != null; next = held.poll()) {
      next.durable.run();
    }
  }

  void lose() {
    for (Held next = held.poll(); next != null; next = held.poll()) {
      next.lost.run();
    }
  }
}
