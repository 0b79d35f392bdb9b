package chat.parley.jsonstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VolumeTest {
  private static final long FLOOR = 64L << 20;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final Volume volume = new Volume(disk, Path.of("data"), FLOOR);

  private void assertAllows(long bytes) {
    assertThatCode(() -> volume.spend(bytes)).doesNotThrowAnyException();
  }

  private void assertRefuses(long bytes) {
    assertThatThrownBy(() -> volume.spend(bytes)).hasMessageContaining("must stay free");
  }

  @Test
  void whereSpaceIsAmpleTheDiskIsNotAskedBeforeEachWrite() throws IOException {
    volume.look();
    disk.free(0);
    assertAllows(1_000_000);
    assertThatThrownBy(volume::look).hasMessageContaining("only 0 bytes are free");
    assertRefuses(1);
  }

  @Test
  void whatIsWrittenCountsAgainstWhatWasSeen() throws IOException {
    disk.free(FLOOR + Volume.AMPLE + 1_000);
    volume.look();
    disk.free(FLOOR);
    assertAllows(600);
    assertAllows(400);
    assertRefuses(1);
  }

  @Test
  void whereSpaceIsScarceTheDiskIsAskedBeforeEachWrite() throws IOException {
    disk.free(FLOOR + Volume.AMPLE);
    volume.look();
    disk.free(FLOOR + 1_000);
    assertAllows(1_000);
    assertRefuses(1_001);
    disk.free(FLOOR + 2_000);
    assertAllows(1_001);
  }

  @Test
  void aVolumeThatWasNeverLookedAtIsLookedAtFirst() {
    disk.free(FLOOR);
    assertRefuses(1);
  }
}
