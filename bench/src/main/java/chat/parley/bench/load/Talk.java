package chat.parley.bench.load;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One who writes and those who read it. Each message carries the time from which its delay counts.
 * All is done on the event loop of the load.
 */
final class Talk {
  private static final char MARK = '@';
  private static final int STAMP_DIGITS = 19;
  private static final String WORDS =
      " The quick brown fox jumps over the lazy dog, and the dog, who has seen this before, lets it.";

  private final Client writer;
  private final List<Client> readers;
  private final String head;
  private Histogram delays = new Histogram(3);
  private Runnable heard = () -> {};
  private long sent;
  private long answered;
  private long delivered;

  /** {@code to} is the chat. A writer who is the only reader hears each message once: its echo. */
  Talk(Client writer, String to, List<Client> readers) {
    this.writer = writer;
    this.readers = readers;
    this.head =
        "{\"type\":\"message\",\"id\":\"m\",\"data\":{\"to\":\"" + to + "\",\"content\":\"" + MARK;
  }

  /** Counts from zero, and calls back after each frame that was heard. */
  void begin(Histogram histogram, Runnable afterEach) {
    delays = histogram;
    heard = afterEach;
    sent = 0;
    answered = 0;
    delivered = 0;
    readers.forEach(reader -> reader.listen(this::delivered));
    if (!isEcho()) {
      writer.listen(this::answered);
    }
  }

  void end() {
    heard = () -> {};
  }

  /** Writes a message whose delay counts from {@code nanos} of {@link System#nanoTime}. */
  void write(long nanos) {
    sent++;
    writer.send(head + String.format("%0" + STAMP_DIGITS + "d", nanos) + WORDS + "\"}}");
  }

  /** How many messages have not reached all yet, or were not answered. */
  long underWay() {
    long complete = delivered / readers.size();
    return sent - (isEcho() ? complete : Math.min(answered, complete));
  }

  long delivered() {
    return delivered;
  }

  private boolean isEcho() {
    return readers.size() == 1 && readers.getFirst() == writer;
  }

  private void answered(Buffer frame) {
    if (indexOfMark(frame) >= 0) {
      answered++;
      heard.run();
    }
  }

  private void delivered(Buffer frame) {
    int mark = indexOfMark(frame);
    if (mark < 0) {
      return; // who came and went, and the like
    }
    long stamp = Long.parseLong(frame.getString(mark + 1, mark + 1 + STAMP_DIGITS));
    delays.recordValue(Math.max(0, System.nanoTime() - stamp));
    delivered++;
    heard.run();
  }

  private static int indexOfMark(Buffer frame) {
    for (int at = 0; at < frame.length(); at++) {
      if (frame.getByte(at) == MARK) {
        return at;
      }
    }
    return -1;
  }
}
