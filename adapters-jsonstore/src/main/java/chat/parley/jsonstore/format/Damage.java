package chat.parley.jsonstore.format;

/** What is wrong in a file, and where: the line counted from 1, the byte from 0. */
public record Damage(long line, long offset, String what) {}
