package chat.parley.jsonstore;

import chat.parley.jsonstore.format.Fields;

/** What the readers of all kinds of records share. */
final class Records {
  private Records() {}

  static IllegalArgumentException unknown(Fields fields) {
    return new IllegalArgumentException("no known kind of record: " + fields.kind());
  }
}
