package chat.parley.jsonstore.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store relies on, on the disk of this machine. */
class RealDiskTest {
  @TempDir private Path folder;

  private final Disk disk = new RealDisk();

  @Test
  void aReaderThatIsInterruptedDisturbsNobody() throws IOException {
    try (DiskFile file = disk.create(folder.resolve("file"))) {
      file.write(ByteBuffer.wrap("text".getBytes(UTF_8)), 0);
      Thread.currentThread().interrupt();
      byte[] read = new byte[4];
      int count = file.read(read, 0, 4, 0);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(count).isEqualTo(4);
      assertThat(new String(read, UTF_8)).isEqualTo("text");
      file.write(ByteBuffer.wrap("more".getBytes(UTF_8)), 4);
      file.force(false);
      assertThat(file.size()).isEqualTo(8);
    }
  }

  @Test
  void aFileIsWrittenCutAndReadAnywhere() throws IOException {
    Path path = folder.resolve("file");
    try (DiskFile file = disk.create(path)) {
      file.write(ByteBuffer.wrap("0123456789".getBytes(UTF_8)), 0);
      file.write(ByteBuffer.wrap("ab".getBytes(UTF_8)), 3);
      file.truncate(7);
      byte[] read = new byte[10];

      assertThat(file.read(read, 1, 9, 5)).isEqualTo(2);
      assertThat(file.read(read, 0, 9, 7)).isEqualTo(-1);
      assertThat(Files.readString(path)).isEqualTo("012ab56");
    }
  }

  @Test
  void whatIsWrittenInOneGoMayBeLargerThanTheLargestStep() throws IOException {
    byte[] large = new byte[(20 << 20) + 1];
    large[large.length - 1] = 1;
    try (DiskFile file = disk.create(folder.resolve("file"))) {
      file.write(ByteBuffer.wrap(large), 1);

      byte[] last = new byte[2];
      assertThat(file.read(last, 0, 2, large.length)).isEqualTo(1);
      assertThat(last[0]).isEqualTo((byte) 1);
    }
  }

  @Test
  void oneHasALockAndThenTheNext() throws IOException {
    Path path = folder.resolve("lock");
    try (Closeable first = disk.lock(path)) {
      assertThat(first).isNotNull();
      assertThat(disk.lock(path)).isNull();
    }
    try (Closeable second = disk.lock(path)) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aRenamedFileTakesTheOthersPlace() throws IOException {
    Path from = Files.writeString(folder.resolve("from"), "new");
    Path to = Files.writeString(folder.resolve("to"), "old");
    disk.rename(from, to);
    disk.syncFolder(folder);

    assertThat(to).hasContent("new");
    assertThat(disk.list(folder)).containsExactly(to);
  }

  @Test
  void aVolumeTellsItsSpace() throws IOException {
    Disk.Space space = disk.space(folder);

    assertThat(space.free()).isPositive().isLessThanOrEqualTo(space.total());
  }

  @Test
  void nobodyElseReadsWhatItMakes() throws IOException {
    Path made = folder.resolve("made");
    disk.createFolder(made);
    disk.create(made.resolve("users.json")).close();

    assertThat(Files.getPosixFilePermissions(made))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(made.resolve("users.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
