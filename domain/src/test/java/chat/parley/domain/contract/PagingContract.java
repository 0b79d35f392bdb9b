package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageRepository.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Reading a conversation page by page, both ways. */
public interface PagingContract extends StoreContract {

  private Talk talk() {
    return Talk.between(ANNA, BEN, store());
  }

  private Page before(long seq, int limit) {
    return store().messages().before(talk().id(), seq, limit);
  }

  private Page after(long seq, int limit) {
    return store().messages().after(talk().id(), seq, limit);
  }

  private static List<Long> seqs(List<Message> messages) {
    return messages.stream().map(message -> message.id().seq()).toList();
  }

  private static void assertPage(Page page, boolean hasMore, Long... seqs) {
    assertThat(seqs(page.messages())).containsExactly(seqs);
    assertThat(page.hasMore()).as("has more").isEqualTo(hasMore);
  }

  @Test
  default void aSilentConversationHasEmptyPages() {
    assertPage(before(Long.MAX_VALUE, 10), false);
    assertPage(after(0, 10), false);
  }

  @Test
  default void aPageBeforeHoldsTheNearestOldestFirst() {
    talk().sayNumbers(ANNA, 10);

    assertPage(before(8, 3), true, 5L, 6L, 7L);
    assertPage(before(11, 2), true, 9L, 10L);
  }

  @Test
  default void aPageBeforeHasNoMoreWhenItHoldsTheFirst() {
    talk().sayNumbers(ANNA, 10);

    assertPage(before(4, 3), false, 1L, 2L, 3L);
    assertPage(before(4, 100), false, 1L, 2L, 3L);
    assertPage(before(5, 3), true, 2L, 3L, 4L);
    assertPage(before(1, 3), false);
    assertPage(before(0, 3), false);
    assertPage(before(Long.MIN_VALUE, 3), false);
  }

  @Test
  default void aPageBeforeFarBeyondTheEndHoldsTheLast() {
    talk().sayNumbers(ANNA, 10);

    assertPage(before(Long.MAX_VALUE, 2), true, 9L, 10L);
    assertPage(before(5_000_000_000L, 2), true, 9L, 10L);
  }

  @Test
  default void aPageAfterHoldsTheNearestOldestFirst() {
    talk().sayNumbers(ANNA, 10);

    assertPage(after(4, 3), true, 5L, 6L, 7L);
    assertPage(after(0, 2), true, 1L, 2L);
    assertPage(after(Long.MIN_VALUE, 2), true, 1L, 2L);
  }

  @Test
  default void aPageAfterHasNoMoreWhenItHoldsTheLast() {
    talk().sayNumbers(ANNA, 10);

    assertPage(after(7, 3), false, 8L, 9L, 10L);
    assertPage(after(7, 100), false, 8L, 9L, 10L);
    assertPage(after(6, 3), true, 7L, 8L, 9L);
    assertPage(after(10, 3), false);
    assertPage(after(Long.MAX_VALUE, 3), false);
  }

  @Test
  default void walkingEitherWayMeetsEachMessageOnce() {
    talk().sayNumbers(ANNA, 23);
    List<Long> all = LongStream.rangeClosed(1, 23).boxed().toList();

    List<Long> back = new ArrayList<>();
    List<Long> forth = new ArrayList<>();
    for (int page = 1; page <= 5; page++) {
      Page older = before(back.isEmpty() ? Long.MAX_VALUE : back.getFirst(), 5);
      back.addAll(0, seqs(older.messages()));
      assertThat(older.hasMore()).as("more before page " + page).isEqualTo(page < 5);

      Page newer = after(forth.isEmpty() ? 0 : forth.getLast(), 5);
      forth.addAll(seqs(newer.messages()));
      assertThat(newer.hasMore()).as("more after page " + page).isEqualTo(page < 5);
    }
    assertThat(back).isEqualTo(all);
    assertThat(forth).isEqualTo(all);
  }

  @Test
  default void pagesHoldMessagesAsTheyStand() {
    talk().sayNumbers(ANNA, 3);
    Message edited = talk().edit(talk().at(2), ANNA, "two");
    Message deleted = talk().delete(talk().at(3), ANNA);

    assertThat(after(1, 10).messages()).containsExactly(edited, deleted);
    assertThat(before(4, 2).messages()).containsExactly(edited, deleted);
  }
}
