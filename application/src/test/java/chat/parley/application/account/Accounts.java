package chat.parley.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.Guest;
import chat.parley.application.fixture.FakePasswordHasher;
import chat.parley.domain.fixture.CountingIds;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.fixture.TickingClock;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.session.Token;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.User;
import chat.parley.domain.user.Username;
import chat.parley.inmemory.InMemoryStore;
import java.util.stream.IntStream;

/** The ways to sign in, on a store that holds nobody yet. */
final class Accounts {
  static final String PASSWORD = "correct horse";

  private static final Guest GUEST = new Guest(new ConnectionId("a connection"));

  final TickingClock clock = new TickingClock();
  final InMemoryStore store = new InMemoryStore(new RecordingNotifier());
  final FakePasswordHasher hasher = new FakePasswordHasher();
  final Handles handles;
  private final Register register;
  private final LogIn logIn;
  private final Reconnect reconnect;

  Accounts() {
    this(AccountPolicy.DEFAULT, new SeededSecrets());
  }

  Accounts(AccountPolicy policy, Secrets secrets) {
    CountingIds ids = new CountingIds();
    OpenSession open = new OpenSession(store.sessions(), ids, secrets, clock, policy);
    handles = new Handles(store.users(), secrets);
    register = new Register(hasher, handles, open, ids, clock, policy);
    logIn = new LogIn(new AccountLookup(store.users()), hasher, open);
    reconnect = new Reconnect(store.users(), store.sessions(), secrets, clock);
  }

  Account register(String name) {
    return register(name, PASSWORD);
  }

  Account register(String name, String password) {
    return register.handle(GUEST, new Register.Command(new Username(name), new Password(password)));
  }

  Account logIn(String handle, String password) {
    return logIn.handle(GUEST, new LogIn.Command(handle, new Password(password)));
  }

  Account reconnect(Token token) {
    return reconnect.handle(GUEST, token);
  }

  /** Gives the tags from {@code first} on, below {@code end}, of a name to others. */
  void take(String name, int first, int end) {
    IntStream.range(first, end).mapToObj(tag -> Fixtures.user(name, tag)).forEach(this::add);
  }

  void add(User user) {
    assertThat(store.users().add(user)).as("added").isTrue();
  }
}
