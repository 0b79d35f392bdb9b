package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;
import java.util.regex.Pattern;

/** What a message holds, in the client's own words; the server only carries it. */
public record MessageType(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9_-]{1,32}");

  /** Needs the shape above it, which the class fills in first. */
  public static final MessageType TEXT = new MessageType("text");

  public MessageType {
    if (!SHAPE.matcher(value).matches()) {
      throw new Rejection.Invalid(
              "msg_type", "A message type is 1 to 32 lower-case letters, digits, _ or -.")
          .rejected();
    }
  }
}
