package chat.parley.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.inmemory.InMemoryStore;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLookupTest {
  private final InMemoryStore store = new InMemoryStore(new RecordingNotifier());
  private final AccountLookup accounts = new AccountLookup(store.users());

  AccountLookupTest() {
    Stream.of(Fixtures.ANNA, Fixtures.user("Kim", 1), Fixtures.user("Kim", 2))
        .forEach(user -> assertThat(store.users().add(user)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "ghost"})
  void aNameOfAtMostOneUserCountsAsOneUnderAnyTagSoThatNobodyLearnsWhetherThereIsOne(String name) {
    assertThat(
            Stream.of(name, name + "#0001", name.toUpperCase(Locale.ROOT) + "#0002")
                .map(accounts::key))
        .allMatch(accounts.key(name)::equals);
  }

  @Test
  void ofNamesakesEachCountsAloneWhetherThereOrNot() {
    assertThat(Stream.of("kim", "kim#0001", "kim#0002", "kim#0003").map(accounts::key))
        .doesNotHaveDuplicates();
    assertThat(accounts.key("KIM#0003")).isEqualTo(accounts.key("kim#0003"));
  }

  @Test
  void anAccountCountsAsTheSameAfterItHasGotANamesake() {
    var before = accounts.key("anna");
    assertThat(store.users().add(Fixtures.user("Anna", 2))).isTrue();

    assertThat(accounts.key("anna#0001")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "no good", "anna#", "anna#12345", "#0001"})
  void whatIsNoHandleCountsForNothing(String text) {
    assertThat(accounts.key(text)).isEmpty();
  }
}
