package chat.parley.application.account;

import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.PasswordHash;
import chat.parley.domain.user.Tag;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.domain.user.Username;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private final Accounts accounts = new Accounts();

  @Test
  void anAccountIsStoredWithAHashOfItsPasswordAndSignedIn() {
    Account anna = accounts.register("Anna", "correct horse");

    User user = anna.user();
    assertThat(user.username()).hasToString("Anna");
    assertThat(user.createdAt()).isEqualTo(NOW);
    assertThat(user.password().value()).isEqualTo("hash of correct horse");
    assertThat(accounts.store.users().find(user.id())).contains(user);
    assertThat(accounts.reconnect(anna.token()).session()).isEqualTo(anna.session());
    assertThat(accounts.hasher.hashes()).isEqualTo(1);
  }

  @Test
  void onlyTheHashOfTheTokenIsStored() {
    Account anna = accounts.register("Anna");

    assertThat(accounts.store.sessions().of(anna.user().id()))
        .singleElement()
        .satisfies(session -> assertThat(session.token()).isEqualTo(anna.token().hash()));
  }

  @Test
  void theTagIsOneOfThoseThatNobodyHas() {
    accounts.take("anna", 0, 7);
    accounts.take("anna", 8, 4711);
    accounts.take("ANNA", 4712, 9999);

    assertThat(List.of(tagOf("Anna"), tagOf("anna"), tagOf("aNNa")))
        .containsExactlyInAnyOrder(7, 4711, 9999);
  }

  @Test
  void theTagIsDrawnAtRandom() {
    assertThat(tagsDrawnWith(1)).isNotEqualTo(tagsDrawnWith(2));
  }

  @Test
  void aNameWhoseTenThousandTagsAreTakenIsRefusedAndOthersAreNot() {
    accounts.take("Anna", 0, Tag.COUNT);

    assertRefused(Rejection.Conflict.class, () -> accounts.register("anna"));
    assertThat(accounts.register("Annabel").user().username()).hasToString("Annabel");
  }

  @Test
  void aTagThatSomebodyElseTakesMeanwhileIsDrawnAgain() {
    Runnable takesTheFirst =
        () -> {
          if (accounts.store.users().named(new Username("Anna")).isEmpty()) {
            accounts.take("Anna", 0, 1);
          }
        };
    Handles handles = new Handles(accounts.store.users(), new LowestNumber(takesTheFirst));

    User anna = handles.add(new Username("Anna"), handle -> user(handle));

    assertThat(anna.handle().tag()).isEqualTo(new Tag(1));
  }

  @Test
  void whoeverRacesForTheLastTagsGetsOneOrIsRefused() {
    int free = 9;
    accounts.take("Anna", 0, Tag.COUNT - free);

    List<Optional<Account>> results = Contention.atOnce(_ -> unlessConflict("Anna"));

    List<Integer> tags =
        results.stream()
            .flatMap(Optional::stream)
            .map(account -> account.user().handle().tag().number())
            .toList();
    assertThat(tags)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(Tag.COUNT - free, Tag.COUNT).boxed().toList());
  }

  @Test
  void aShortPasswordIsRefusedBeforeItIsHashed() {
    assertInvalid("password", () -> accounts.register("Anna", "1234567"));
    assertThat(accounts.hasher.hashes()).isZero();
    assertThat(accounts.register("Anna", "12345678").user().username()).hasToString("Anna");
  }

  @Test
  void aCharacterBeyondTheBasicPlaneCountsOnce() {
    String seven = "🐎".repeat(7);

    assertInvalid("password", () -> accounts.register("Anna", seven));
    assertThat(accounts.register("Anna", seven + "🐎").user().username()).hasToString("Anna");
  }

  @Test
  void theOperatorSaysHowLongAPasswordMustBe() {
    Accounts strict = new Accounts(new AccountPolicy(12, 10), new SeededSecrets());

    assertInvalid("password", () -> strict.register("Anna", "12345678901"));
    assertThat(strict.register("Anna", "123456789012").user().username()).hasToString("Anna");
  }

  @Test
  void aPasswordOfMoreThan72BytesIsRefusedAndNeverCut() {
    assertInvalid("password", () -> accounts.register("Anna", "ä".repeat(36) + "x"));
    assertThat(accounts.register("Anna", "ä".repeat(36)).user().username()).hasToString("Anna");
  }

  /** Draws the lowest number there is, after something has happened. */
  private record LowestNumber(Runnable before) implements Secrets {
    @Override
    public byte[] bytes(int count) {
      throw new AssertionError("a tag needs no random bytes");
    }

    @Override
    public int below(int bound) {
      before.run();
      return 0;
    }
  }

  private int tagOf(String name) {
    return accounts.register(name).user().handle().tag().number();
  }

  private Optional<Account> unlessConflict(String name) {
    try {
      return Optional.of(accounts.register(name));
    } catch (Rejected refused) {
      assertThat(refused.rejection()).isInstanceOf(Rejection.Conflict.class);
      return Optional.empty();
    }
  }

  private static User user(Handle handle) {
    return new User(new UserId("new"), handle, new PasswordHash("a hash"), NOW);
  }

  private static List<Tag> tagsDrawnWith(long seed) {
    Accounts fresh = new Accounts(AccountPolicy.DEFAULT, new SeededSecrets(seed));
    return IntStream.range(0, 3)
        .mapToObj(_ -> fresh.register("Anna").user().handle().tag())
        .toList();
  }
}
