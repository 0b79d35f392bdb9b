package chat.parley.application.message;

import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;

/** How long the texts in one reply may be, in bytes as JSON in UTF-8. */
final class TextBudget {
  private int left;

  TextBudget(int bytes) {
    left = bytes;
  }

  /** Takes the text of {@code message} from it; false if there is not that much left. */
  boolean take(Message message) {
    MessageBody body = message.body();
    int bytes = body == null ? 0 : bytes(body.text());
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }

  private static int bytes(String text) {
    return text.chars().map(TextBudget::bytes).sum();
  }

  /** Of a character in JSON and UTF-8; half a surrogate pair has two, and counts as three. */
  private static int bytes(int character) {
    return switch (character) {
      case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 2;
      default -> character < ' ' ? 6 : character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
    };
  }
}
