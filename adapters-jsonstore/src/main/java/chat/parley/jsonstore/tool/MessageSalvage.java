package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.format.Fields;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps conversations without a gap: in the place of a message that was lost there is then a
 * deleted one, at a rev of its own, so that clients hear of it.
 */
final class MessageSalvage {
  private static final String CONVERSATION = "conversation";
  private static final String SEQ = "seq";
  private static final String REV = "rev";
  private static final String SENDER = "sender";
  private static final String SENT_AT = "sent_at";
  private static final String PINNED = "pinned";

  private final Consumer<String> notes;
  private final Map<String, Talk> talks = new LinkedHashMap<>();

  /** What is known of a conversation, and who sent something in it at some time. */
  private static final class Talk {
    private final BitSet known = new BitSet();
    private final String sender;
    private final long sentAt;
    private int lastSeq;
    private long lastRev;

    Talk(Fields fields) {
      sender = fields.text(SENDER);
      sentAt = fields.number(SENT_AT);
    }
  }

  MessageSalvage(Consumer<String> notes) {
    this.notes = notes;
  }

  void write(IntactLines lines, SalvagedFile to) throws IOException {
    lines.read(
        (fields, line) -> {
          if (see(fields)) {
            to.copy(fields, line);
          }
        });
    for (Map.Entry<String, Talk> entry : talks.entrySet()) {
      fill(entry.getKey(), entry.getValue(), to);
    }
  }

  private boolean see(Fields fields) {
    String id = fields.text(CONVERSATION);
    boolean pin = fields.kind().equals(PINNED);
    if (pin && !talks.containsKey(id)) {
      notes.accept("a pin in conversation " + id + " was left out: no message before it is left");
      return false;
    }
    Talk talk = talks.computeIfAbsent(id, _ -> new Talk(fields));
    int seq = (int) fields.numberOr(SEQ, 0);
    talk.lastSeq = Math.max(talk.lastSeq, seq);
    talk.lastRev = Math.max(talk.lastRev, fields.number(REV));
    if (!pin) {
      talk.known.set(seq);
    }
    return true;
  }

  private void fill(String id, Talk talk, SalvagedFile to) throws IOException {
    for (int seq = 1; seq <= talk.lastSeq; seq++) {
      if (!talk.known.get(seq)) {
        talk.lastRev++;
        to.line("message_deleted")
            .text(CONVERSATION, id)
            .number(SEQ, seq)
            .number(REV, talk.lastRev)
            .text(SENDER, talk.sender)
            .number(SENT_AT, talk.sentAt)
            .text("type", "text");
        to.append();
        notes.accept("message " + seq + " of conversation " + id + " is lost; its place stays");
      }
    }
  }
}
