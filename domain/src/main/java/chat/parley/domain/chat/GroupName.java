package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;

/** What a group is called: 1 to 64 characters that are not all blank, without line breaks. */
public record GroupName(String value) {
  public static final int MAX_LENGTH = 64;

  public GroupName {
    value = value.strip();
    if (value.isEmpty()
        || value.codePointCount(0, value.length()) > MAX_LENGTH
        || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new Rejection.Invalid(
              "group_name", "A group name is 1 to " + MAX_LENGTH + " characters in one line.")
          .rejected();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
