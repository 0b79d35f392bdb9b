package chat.parley.bootstrap;

import chat.parley.domain.user.Password;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.PasswordHasher;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mindrot.jbcrypt.BCrypt;

/** bcrypt, on no more threads than leave a core for the chat. */
final class BcryptHasher implements PasswordHasher, AutoCloseable {
  private static final int MOST_WAITING = 50;

  /** {@code $2b$} and {@code $2y$} are what other tools call the algorithm jBCrypt calls 2a. */
  private static final Pattern NOTATION =
      Pattern.compile("\\$2[aby]\\$(\\d\\d\\$[./A-Za-z0-9]{53})");

  private final int cost;
  private final PasswordHash decoy;
  private final BoundedWork work;

  /** Each step of {@code cost}, 4 to 31, doubles the time of a hash. */
  BcryptHasher(int cost) {
    this.cost = cost;
    long start = System.nanoTime();
    this.decoy = new PasswordHash(BCrypt.hashpw("", BCrypt.gensalt(cost)));
    this.work =
        new BoundedWork(
            "bcrypt",
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
            MOST_WAITING,
            Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public PasswordHash hash(Password password) {
    return work.await(
        () -> new PasswordHash(BCrypt.hashpw(password.value(), BCrypt.gensalt(cost))));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    Matcher notation = NOTATION.matcher(hash.value());
    boolean readable = notation.matches();
    String readableHash = readable ? "$2a$" + notation.group(1) : decoy.value();
    return work.await(() -> BCrypt.checkpw(password.value(), readableHash)) && readable;
  }

  /** Made of the empty password, which is none. */
  @Override
  public PasswordHash decoy() {
    return decoy;
  }

  /** The hashing, for who counts it. */
  BoundedWork work() {
    return work;
  }

  @Override
  public void close() {
    work.close();
  }
}
