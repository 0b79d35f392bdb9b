package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.saying;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.MessageRepository.Posted;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The machine stops before any one step on its disk, and of what was not synced there is left
 * whatever chance leaves. What was acknowledged is there again, in order and once.
 */
@Timeout(600) // for the long form
class CrashTest {
  private static final Path FOLDER = Path.of("data");

  /** How many disks a crash may leave are looked at, for each step before which it happens. */
  private static final int DISKS = Integer.getInteger("parley.test.disks", 6);

  @Test
  void whatWasAcknowledgedOutlivesACrashAtAnyStep() {
    int steps = stepsOfAWholeLife(JsonStoreSettings.DEFAULT);
    for (int crash = 0; crash <= steps; crash++) {
      Life life = new Life(new SimulatedDisk(), JsonStoreSettings.DEFAULT);
      life.liveUntil(crash);
      for (int seed = 0; seed < DISKS; seed++) {
        SimulatedDisk left = life.disk().afterCrash(new Random(seed));
        life.checkAcknowledged(left, "crash at step %d, disk %d".formatted(crash, seed));
      }
    }
  }

  @Test
  void aKillAtAnyStepLosesNothingThatWasWritten() {
    for (Sync sync : Sync.values()) {
      JsonStoreSettings settings = JsonStoreSettings.DEFAULT.with(sync);
      int steps = stepsOfAWholeLife(settings);
      for (int crash = 0; crash <= steps; crash += sync == Sync.ALWAYS ? 1 : 3) {
        Life life = new Life(new SimulatedDisk(), settings);
        life.liveUntil(crash);
        life.checkAcknowledged(life.disk().afterKill(), sync + ", kill at step " + crash);
      }
    }
  }

  @Test
  void withoutSyncsACrashMayLoseTheLastButTheStoreOpensAllTheSame() {
    JsonStoreSettings settings = JsonStoreSettings.DEFAULT.with(Sync.NEVER);
    Life life = new Life(new SimulatedDisk(), settings);
    life.liveUntil(Integer.MAX_VALUE);
    for (int seed = 0; seed < 20 * DISKS; seed++) {
      life.checkOpens(life.disk().afterCrash(new Random(seed)), "disk " + seed);
    }
  }

  /**
   * A killed store left it in the system's memory only; the next one acknowledges it as repeated.
   */
  @Test
  void whatTheStoreFindsAtItsStartIsDurable() {
    SimulatedDisk disk = new SimulatedDisk();
    ClientMessageId id = new ClientMessageId("c1");
    JsonStoreSettings never = JsonStoreSettings.DEFAULT.with(Sync.NEVER);
    try (OpenStore killed = OpenStore.on(FOLDER, never, disk)) {
      killed.store().messages().appendOnce(TALK, ANNA, id, saying(ANNA, id, "hello"));
      Waiting.untilDurable(killed.store());
      disk.unlock();
      try (OpenStore next = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, disk)) {
        Posted again =
            next.store().messages().appendOnce(TALK, ANNA, id, saying(ANNA, id, "hello"));
        assertThat(again.repeated()).isTrue();
        for (int seed = 0; seed < DISKS; seed++) {
          SimulatedDisk left = disk.afterCrash(new Random(seed));
          try (OpenStore last = OpenStore.on(FOLDER, JsonStoreSettings.DEFAULT, left)) {
            assertThat(last.store().messages().find(again.message().id())).isPresent();
          }
        }
      }
    }
  }

  /** The tests above would be worth nothing if they held with the protection off. */
  @ParameterizedTest
  @EnumSource(names = {"FORCE", "SYNC_FOLDER"})
  void aDiskThatForgetsIsNoticed(SimulatedDisk.Step forgotten) {
    Life life = new Life(new SimulatedDisk().without(forgotten), JsonStoreSettings.DEFAULT);
    life.liveUntil(Integer.MAX_VALUE);
    long whole =
        IntStream.range(0, DISKS)
            .mapToObj(seed -> life.disk().afterCrash(new Random(seed)))
            .filter(life::isWhole)
            .count();
    assertThat(whole).isLessThan(DISKS);
  }

  private static int stepsOfAWholeLife(JsonStoreSettings settings) {
    Life life = new Life(new SimulatedDisk(), settings);
    life.liveUntil(Integer.MAX_VALUE);
    return life.disk().steps().size();
  }
}
