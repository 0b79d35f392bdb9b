package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.jsonstore.StoreState;
import chat.parley.jsonstore.StoreStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What health says of the files: whether they take changes, else why not and what to do. */
class StoreConditionTest {
  private static Store.Condition condition(StoreState state, String reason) {
    return Store.conditionOf(
        Path.of("database"), new StoreStatus(state, reason, Map.of(), 0, false, 0, 0));
  }

  @Test
  void aStoreThatIsWellNeedsNoAdvice() {
    assertThat(condition(StoreState.OK, ""))
        .isEqualTo(new Store.Condition(true, "JSON files in database, OK"));
  }

  @Test
  void aStoreThatHealsByItselfSaysSo() {
    assertThat(condition(StoreState.DEGRADED, "could not write: No space left on device"))
        .isEqualTo(
            new Store.Condition(
                false,
                "JSON files in database, DEGRADED: could not write: No space left on device."
                    + " It takes changes again by itself once that is mended."));
  }

  @Test
  void aStoreThatDoesNotHealAsksForARestart() {
    assertThat(condition(StoreState.FAILED, "could not sync").description())
        .endsWith("could not sync. Look after the disk, then restart the server.");
  }
}
