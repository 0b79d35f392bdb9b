package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.crowd;
import static chat.parley.domain.fixture.Fixtures.joining;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Contention;
import chat.parley.domain.user.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link chat.parley.domain.store.Commits} promises of a store that can write. */
public interface CommitsContract extends StoreContract {

  private void join(User user) {
    store().groups().change(bookClub().id(), joining(user));
  }

  /** Adds {@code entry} to {@code log} once all stored up to now is durable; -1 if it never is. */
  private void whenDurable(List<Integer> log, int entry) {
    store().commits().whenDurable(() -> log.add(entry), () -> log.add(-1));
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  default void anActionRunsWhereNothingWasStored() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    whenDurable(ran, 1);

    assertThat(store().told().notices()).isEmpty();
    assertThat(ran).containsExactly(1);
  }

  @Test
  default void actionsRunOnceEachInTheOrderInWhichTheyWereGiven() {
    store().given(bookClub());
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    for (User user : crowd(20)) {
      join(user);
      whenDurable(ran, user.handle().tag().number());
    }

    assertThat(store().told().notices()).hasSize(20);
    assertThat(ran).isEqualTo(upTo(20));
  }

  @Test
  default void anActionRunsAfterWhatWasStoredBeforeItIsToldAndBeforeWhatCameLater() {
    store().given(bookClub());
    List<Integer> toldSoFar = Collections.synchronizedList(new ArrayList<>());
    for (User user : crowd(20)) {
      join(user);
      store()
          .commits()
          .whenDurable(
              () -> toldSoFar.add(store().notifier().notices().size()), () -> toldSoFar.add(-1));
    }

    assertThat(store().told().notices()).hasSize(20);
    assertThat(toldSoFar).isEqualTo(upTo(20));
  }

  @Test
  default void actionsOfManyThreadsRunOnceEach() {
    Talk talk = Talk.between(ANNA, ANNA, store());
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    Contention.atOnce(
        n -> {
          talk.say(ANNA, "note " + n);
          whenDurable(ran, n + 1);
          return n;
        });

    assertThat(store().told().notices()).hasSize(Contention.THREADS);
    assertThat(ran).containsExactlyInAnyOrderElementsOf(upTo(Contention.THREADS));
  }
}
