package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.fixture.Encounter;
import chat.parley.domain.user.User;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** How far each has read. */
public interface ReadMarkContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  private long mark(User user) {
    return store().messages().readMark(talk().id(), user.id());
  }

  private LongFunction<List<Notice>> readBy(User user) {
    return mark ->
        talk()
            .chat()
            .get()
            .toOthers(user.id(), chat -> new Event.MessagesRead(chat, user.id(), mark));
  }

  private void markRead(User user, long seq) {
    store().messages().markRead(talk().id(), user.id(), seq, readBy(user));
  }

  private List<Long> told() {
    return store().told(Event.MessagesRead.class).stream().map(Event.MessagesRead::seq).toList();
  }

  @Test
  default void nothingIsReadBeforeAnythingIsWritten() {
    assertThat(mark(ANNA)).isZero();

    markRead(ANNA, 5);
    assertThat(mark(ANNA)).isZero();
    assertThat(told()).isEmpty();
  }

  @Test
  default void oneHasReadWhatOneWroteAndAllBeforeIt() {
    talk().sayNumbers(ANNA, 3);
    assertThat(mark(ANNA)).isEqualTo(3);
    assertThat(mark(BEN)).isZero();

    talk().say(BEN, "hi");
    assertThat(mark(BEN)).isEqualTo(4);
    assertThat(mark(ANNA)).isEqualTo(3);
  }

  @Test
  default void aReadMarkMovesForwardAndIsTold() {
    talk().sayNumbers(ANNA, 5);
    markRead(BEN, 2);
    markRead(BEN, 4);

    assertThat(mark(BEN)).isEqualTo(4);
    assertThat(told()).containsExactly(2L, 4L);
  }

  @Test
  default void aReadMarkNeverMovesBackAndNobodyIsToldThatItDidNot() {
    talk().sayNumbers(ANNA, 5);
    markRead(BEN, 4);
    markRead(BEN, 4);
    markRead(BEN, 2);
    markRead(BEN, -1);

    assertThat(mark(BEN)).isEqualTo(4);
    assertThat(told()).containsExactly(4L);
  }

  @Test
  default void aReadMarkStopsAtTheLastMessage() {
    talk().sayNumbers(ANNA, 5);
    markRead(BEN, Long.MAX_VALUE);
    markRead(BEN, 6);

    assertThat(mark(BEN)).isEqualTo(5);
    assertThat(told()).containsExactly(5L);
  }

  @Test
  default void aReadMarkTakesNoRev() {
    talk().sayNumbers(ANNA, 5);
    markRead(BEN, 5);

    assertThat(talk().state().lastRev()).isEqualTo(5);
  }

  @Test
  default void changingAMessageReadsNothing() {
    talk().say(ANNA, "teh");
    talk().say(BEN, "what?");
    talk().edit(talk().at(1), ANNA, "the");

    assertThat(mark(ANNA)).isEqualTo(1);
  }

  @Test
  default void aReadMarkWhoseNoticesFailStaysWhereItWas() {
    talk().sayNumbers(ANNA, 5);

    assertThatThrownBy(
            () ->
                store()
                    .messages()
                    .markRead(
                        talk().id(),
                        BEN.id(),
                        3,
                        _ -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(mark(BEN)).isZero();
  }

  @Test
  default void manyReadMarksAtOnceEndAtTheHighestAndAreToldInRisingOrder() {
    talk().sayNumbers(ANNA, Contention.THREADS);
    Encounter encounter = new Encounter();
    LongFunction<List<Notice>> notices =
        mark -> {
          encounter.arrive();
          return readBy(BEN).apply(mark);
        };
    Contention.atOnce(
        n -> {
          store().messages().markRead(talk().id(), BEN.id(), Contention.THREADS - n, notices);
          return n;
        });

    assertThat(mark(BEN)).isEqualTo(Contention.THREADS);
    assertThat(told())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSorted()
        .endsWith((long) Contention.THREADS);
  }
}
