package chat.parley.jsonstore.format;

/** A file was written by a newer Parley than this one. */
public final class NewerFormat extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NewerFormat(StoreFile file, long version) {
    super(
        file.fileName()
            + " is of format version "
            + version
            + ", and this Parley reads up to version "
            + Header.VERSION
            + ". Start the newer Parley that wrote it.");
  }
}
