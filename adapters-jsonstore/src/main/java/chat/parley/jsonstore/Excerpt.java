package chat.parley.jsonstore;

import chat.parley.domain.chat.Message;
import chat.parley.jsonstore.format.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that were found in the critical section, to be read outside it: from a file that stays
 * open until then, or, where no file has them yet, from a copy.
 */
final class Excerpt implements AutoCloseable {

  /** Where a line comes from; may wait for the disk. */
  @FunctionalInterface
  interface Source {
    byte[] line() throws IOException;
  }

  private final List<Source> sources;
  private final Runnable release;

  Excerpt(List<Source> sources, Runnable release) {
    this.sources = sources;
    this.release = release;
  }

  /** Waits for the disk. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>(sources.size());
    Fields fields = new Fields();
    try {
      for (Source source : sources) {
        byte[] line = source.line();
        messages.add(MessageLines.read(fields.read(line, 0, line.length)));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    release.run();
  }
}
