package chat.parley.jsonstore;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.Marks.Mark;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineWriter;

/** The lines of {@code reads.json}: up to where somebody has read a conversation. */
final class ReadLines {
  static final String READ = "read";

  /** Who reads what. */
  record Reader(ConversationId conversation, UserId user) {}

  private ReadLines() {}

  static void write(LineWriter line, Reader reader, long seq) {
    line.text("conversation", reader.conversation().key())
        .text("user", reader.user().value())
        .number("seq", seq);
  }

  static Reader reader(Fields fields) {
    if (!fields.kind().equals(READ)) {
      throw Records.unknown(fields);
    }
    return new Reader(
        new ConversationId(fields.text("conversation")), new UserId(fields.text("user")));
  }

  static long seq(Fields fields) {
    return fields.number("seq");
  }

  /** A mark never goes back, nor beyond the last message, which a crash may have taken. */
  static void read(Fields fields, Conversations conversations) {
    Reader reader = reader(fields);
    ConversationLog log = conversations.find(reader.conversation());
    if (log != null) {
      Mark before = log.mark(reader.user());
      int seq = (int) Math.min(seq(fields), log.lastSeq());
      log.mark(reader.user(), before.read(Math.max(seq, before.seq())));
    }
  }
}
