package chat.parley.domain.user;

import chat.parley.domain.rejection.Rejection;

/** {@code name#1234}: one user and no other, whatever the case it is written in. */
public record Handle(Username username, Tag tag) {

  public static Handle of(String text) {
    int hash = text.lastIndexOf('#');
    if (hash < 0) {
      throw new Rejection.Invalid("handle", "A handle looks like name#1234.").rejected();
    }
    return new Handle(new Username(text.substring(0, hash)), Tag.of(text.substring(hash + 1)));
  }

  /** Equal for handles that differ only in case. */
  public String key() {
    return username.key() + '#' + tag;
  }

  @Override
  public String toString() {
    return username + "#" + tag;
  }
}
