package chat.parley.application;

/** The answer of a use case that has nothing to say but that it is done. */
public enum Done {
  DONE
}
