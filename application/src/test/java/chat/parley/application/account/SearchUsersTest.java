package chat.parley.application.account;

import static chat.parley.application.fixture.World.as;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.user;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import chat.parley.domain.user.User;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchUsersTest {
  private final World world = new World();

  @Test
  void aHandleInAnyCaseFindsItsUserAlone() {
    world.add(user("Anna", 2));

    assertThat(search("ANNA#0001")).containsExactly(ANNA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna#0007", "Anna#", "#0001", "Anna#1", "Nobody"})
  void whatMatchesNobodyFindsNobody(String query) {
    assertThat(search(query)).isEmpty();
  }

  @Test
  void theBeginningOfANameFindsAllWhoseNameBeginsSoTheNearestFirst() {
    User annabel = user("annabel", 1);
    User hanna = user("Hanna", 1);
    world.add(annabel);
    world.add(hanna);

    assertThat(search("ANNA")).containsExactly(ANNA, annabel);
    assertThat(search("  be ")).containsExactly(BEN);
  }

  @Test
  void atMostTwentyAreFound() {
    IntStream.range(0, 25).mapToObj(tag -> user("Guest", tag)).forEach(world::add);

    assertThat(search("guest")).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void anEmptyQueryIsRefused(String query) {
    assertInvalid("query", () -> search(query));
  }

  private List<User> search(String query) {
    return new SearchUsers(world.store.users()).handle(as(ANNA), query);
  }
}
