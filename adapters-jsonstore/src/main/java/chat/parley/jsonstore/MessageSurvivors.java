package chat.parley.jsonstore;

import chat.parley.domain.chat.ConversationId;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Of {@code messages.json} there survives each line that the index points to, and each that it
 * points beyond: the newer version of such a message may yet be taken back.
 */
final class MessageSurvivors implements Survivors {
  private final Conversations conversations;
  private final long end;
  private final Section section;
  private final List<ConversationLog> moving = new ArrayList<>();

  MessageSurvivors(Conversations conversations, long end, Section section) {
    this.conversations = conversations;
    this.end = end;
    this.section = section;
  }

  @Override
  public void read(LineReader line, long offset, Fields fields, NextFile next) throws IOException {
    ConversationId id = new ConversationId(fields.text(MessageLines.CONVERSATION));
    boolean isPin = fields.kind().equals(MessageLines.PINNED);
    int seq = isPin ? 0 : Math.toIntExact(fields.number(MessageLines.SEQ));
    Moves moves = section.in(() -> survives(conversations.of(id), seq, offset));
    if (moves != Moves.NONE) {
      moves.put(seq, next.copy(line));
    }
  }

  private Moves survives(ConversationLog log, int seq, long offset) {
    long current = Place.offset(seq == 0 ? log.pin().place() : log.place(seq));
    if (current != offset && current < end) {
      return Moves.NONE;
    }
    if (log.moves() == Moves.NONE) {
      log.moves(new Moves(end, log.lastSeq()));
      moving.add(log);
    }
    return log.moves();
  }

  @Override
  public void finish(NextFile next) {
    // All that survives is written as soon as it is read.
  }

  @Override
  public void relocate(long base) {
    for (ConversationLog log : moving) {
      log.moves().base(base);
      log.relocate();
    }
  }

  @Override
  public void forget() {
    moving.forEach(log -> log.moves(Moves.NONE));
  }
}
