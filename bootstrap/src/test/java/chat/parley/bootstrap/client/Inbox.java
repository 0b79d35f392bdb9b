package chat.parley.bootstrap.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All frames that came and nobody has taken, in their order. */
final class Inbox implements WebSocket.Listener {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int ABNORMAL = 1006;

  private final List<JsonNode> frames = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private int closeCode;
  private int pongs;

  /** Waits for a frame and takes it; {@code what} names it in the failure if none comes. */
  synchronized JsonNode take(Predicate<JsonNode> which, String what) {
    JsonNode[] found = new JsonNode[1];
    await(() -> (found[0] = remove(which)) != null || closeCode != 0, what);
    if (found[0] == null) {
      throw new AssertionError("closed with " + closeCode + " before " + what + " came: " + frames);
    }
    return found[0];
  }

  synchronized List<JsonNode> takeAll(Predicate<JsonNode> which) {
    List<JsonNode> taken = frames.stream().filter(which).toList();
    frames.removeIf(which);
    return taken;
  }

  synchronized int pongs() {
    return pongs;
  }

  /** Waits for one more pong than there were. */
  synchronized void awaitPong(int before) {
    await(() -> pongs > before, "a pong");
  }

  synchronized int closeCode() {
    await(() -> closeCode != 0, "a close");
    return closeCode;
  }

  private @Nullable JsonNode remove(Predicate<JsonNode> which) {
    Iterator<JsonNode> all = frames.iterator();
    while (all.hasNext()) {
      JsonNode frame = all.next();
      if (which.test(frame)) {
        all.remove();
        return frame;
      }
    }
    return null;
  }

  private synchronized void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("waited in vain for " + what + "; there is only " + frames);
      }
      try {
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + what, e);
      }
    }
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket socket, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      try {
        frames.add(MAPPER.readTree(partial.toString()));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
      partial.setLength(0);
      notifyAll();
    }
    socket.request(1);
    return null;
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    pongs++;
    notifyAll();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    closed(ABNORMAL);
  }

  private synchronized void closed(int code) {
    closeCode = code;
    notifyAll();
  }
}
