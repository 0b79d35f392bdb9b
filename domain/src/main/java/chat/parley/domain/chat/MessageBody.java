package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;

/** What a message says: anything but nothing. How long it may be is the {@link Limits}' to say. */
public record MessageBody(String text) {

  public MessageBody {
    if (text.isBlank()) {
      throw new Rejection.Invalid("content", "A message needs some content.").rejected();
    }
  }

  /** Refuses {@code TooLarge} for more than {@code limit} code points. */
  public MessageBody atMost(int limit) {
    // A text has at most as many code points as chars, so short ones need no count.
    if (text.length() > limit && text.codePointCount(0, text.length()) > limit) {
      throw new Rejection.TooLarge(
              "content", limit, "A message is at most " + limit + " characters.")
          .rejected();
    }
    return this;
  }
}
