package chat.parley.jsonstore.format;

/** How the good lines of a file end. */
public sealed interface Ending {

  /** In the line and the bracket that end every file. */
  record Clean() implements Ending {}

  /** In what a write leaves that did not come to its end; nobody was ever told of it. */
  record Torn(long bytes) implements Ending {}

  /** In something that no unfinished write explains. */
  record Damaged(Damage damage) implements Ending {}
}
