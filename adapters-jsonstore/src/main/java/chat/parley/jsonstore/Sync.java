package chat.parley.jsonstore;

import java.util.Locale;

/** When the store makes durable what it has written, and so what an acknowledgement means. */
public enum Sync {
  /** Before it is acknowledged: nothing acknowledged is ever lost. */
  ALWAYS,
  /** From time to time: a power cut may lose what was acknowledged since; a kill loses nothing. */
  INTERVAL,
  /** When the operating system likes to: a power cut may lose half a minute; a kill nothing. */
  NEVER;

  public static Sync of(String label) {
    return valueOf(label.strip().toUpperCase(Locale.ROOT));
  }
}
