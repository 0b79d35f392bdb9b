package chat.parley.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private final List<Runnable> handedOver = new ArrayList<>();
  private final Executor thread = handedOver::add;
  private final List<Integer> done = new ArrayList<>();

  @Test
  void outsideABurstEachTaskGoesAtOnce() {
    give(1);
    give(2);

    assertThat(handedOver).hasSize(2);
    assertThat(done()).containsExactly(1, 2);
  }

  @Test
  void aBurstGoesToEachThreadInOnePieceWhenItIsOver() {
    List<Runnable> other = new ArrayList<>();
    Handover.together(
        () -> {
          give(1);
          Handover.execute(other::add, () -> {});
          give(2);
          assertThat(handedOver).isEmpty();
        });

    assertThat(handedOver).hasSize(1);
    assertThat(other).hasSize(1);
    assertThat(done()).containsExactly(1, 2);
  }

  @Test
  void aBurstWithinABurstIsPartOfIt() {
    Handover.together(
        () -> {
          give(1);
          Handover.together(() -> give(2));
          assertThat(handedOver).isEmpty();
          give(3);
        });

    assertThat(handedOver).hasSize(1);
    assertThat(done()).containsExactly(1, 2, 3);
  }

  @Test
  void whatTheWorkOfABurstGivesGoesInOnePieceToo() {
    Handover.together(
        () -> {
          Handover.execute(thread, () -> give(1));
          Handover.execute(thread, () -> give(2));
        });
    handedOver.removeFirst().run();

    assertThat(handedOver).hasSize(1);
    assertThat(done()).containsExactly(1, 2);
  }

  @Test
  void theFirstOfALongBurstDoNotWaitForTheLast() {
    Handover.together(
        () -> {
          IntStream.rangeClosed(1, 300).forEach(this::give);
          assertThat(handedOver).hasSize(1);
        });

    assertThat(handedOver).hasSize(2);
    assertThat(done()).isEqualTo(IntStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void oneThatFailsKeepsNoneFromRunning() {
    Handover.together(
        () -> {
          Handover.execute(
              thread,
              () -> {
                throw new IllegalStateException("broken");
              });
          give(2);
        });

    assertThat(done()).containsExactly(2);
  }

  @Test
  void aBurstThatFailsHasHandedOverWhatItGave() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Handover.together(
                    () -> {
                      give(1);
                      throw new IllegalStateException("broken");
                    }));
    give(2);

    assertThat(done()).containsExactly(1, 2);
  }

  private void give(int number) {
    Handover.execute(thread, () -> done.add(number));
  }

  private List<Integer> done() {
    handedOver.forEach(Runnable::run);
    return done;
  }
}
