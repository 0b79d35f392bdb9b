package chat.parley.domain.rejection;

/**
 * The one exception for every refusal the core foresees. It carries no stack trace: a refusal is an
 * answer, not a fault, and anyone may ask for a million of them.
 */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public Rejected(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }
}
